import type { CliCommand } from './cli-command.server';
import { doctor } from './doctor.server';
import { drawRepeat } from './draw-repeat.server';
import { importMembersCommand } from './import-members.server';
import { importStackExchangeCommand } from './import-stackexchange.server';
import { ledgerVerify } from './ledger-verify.server';
import { mailList } from './mail-list.server';
import { memberCreate } from './member-create.server';
import { seedDemoCommand } from './seed-demo.server';
import { seedLoadCommand } from './seed-load.server';
import { tokenCreate } from './token-create.server';

/** All commands of `chomrom`, in the order of its help. */
export const commands: readonly CliCommand[] = [
  memberCreate,
  tokenCreate,
  seedDemoCommand,
  seedLoadCommand,
  importStackExchangeCommand,
  importMembersCommand,
  ledgerVerify,
  drawRepeat,
  mailList,
  doctor,
];
