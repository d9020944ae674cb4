import type { DemoMember } from './types.ts';
import { englishCustomers } from './people/english.ts';
import { experts } from './people/experts.ts';
import { staff } from './people/staff.ts';
import { suppliers } from './people/suppliers.ts';
import { thaiCustomers } from './people/thai.ts';
import { vietnameseCustomers } from './people/vietnamese.ts';

export const members: DemoMember[] = [
  ...staff,
  ...experts,
  ...suppliers,
  ...thaiCustomers,
  ...vietnameseCustomers,
  ...englishCustomers,
];
