import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { repeatDraw } from '~/modules/loyalty/draw';
import { surpriseDetailShape } from '~/modules/loyalty/views';
import { defineCliCommand } from './cli-command.server';

const faults = {
  another_seed: 'The seed is not the one whose hash was published before the draw.',
  inputs_not_sorted:
    'Who took part does not stand in the order of their tokens, or somebody stands there twice.',
  other_results: 'Other participants would have won than those who are said to have.',
};

const published = z.object({ draw: surpriseDetailShape.shape.draw.unwrap() });

export const drawRepeat = defineCliCommand({
  name: 'draw repeat',
  summary: 'repeat the draw of a surprise from its export, and say whether its results follow from it',
  arguments: [
    { name: 'file', description: 'what GET /api/v1/surprises/:id or the page of the surprise gave' },
  ],
  input: z.object({ file: z.string().min(1) }),
  needs: 'nothing',
  async run({ input }) {
    const parsed = published.safeParse(JSON.parse(await readFile(input.file, 'utf8')));
    if (!parsed.success) throw new Error('This file holds no draw: a surprise has one once it was drawn.');
    const { draw } = parsed.data;
    const fault = await repeatDraw(draw);
    return {
      data: { ok: fault === null, fault, participants: draw.inputs.length, winners: draw.results.length },
      lines: [
        fault === null
          ? `The draw is right: its ${draw.results.length} winners follow from the seed and its ${draw.inputs.length} participants.`
          : `The draw is wrong. ${faults[fault]}`,
      ],
      ok: fault === null,
    };
  },
});
