import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { typeSchema, type Field } from './field.ts';
import { idSchema, nameSchema } from './id.ts';
import type { Reference } from './origin.ts';
import { type Text, textSchema } from './text.ts';

/** DMN hit policies: one row at most, the first that matches, or all that match. */
export const HIT_POLICIES = ['unique', 'first', 'collect'] as const;

/** A decision table (DMN 1.5, clause 8). */
export interface Decision {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  readonly hit: (typeof HIT_POLICIES)[number];
  readonly inputs: readonly Reference[];
  readonly outputs: readonly DecisionOutput[];
  readonly rules: readonly DecisionRule[];
}

/** A column that a decision fills: a field of the case, or a value of its own that expressions cannot see. */
export interface DecisionOutput extends Reference {
  /** Present when the output is declared in place as `{ name: type }` and is no field. */
  readonly own?: Field;
}

/** One row: a cell for each input, a cell for each output. */
export interface DecisionRule {
  readonly path: Path;
  readonly if: readonly DecisionCell[];
  readonly then: readonly DecisionCell[];
}

export interface DecisionCell {
  readonly path: Path;
  /** The cell as it was written: text, number, boolean or null. */
  readonly value: string | number | boolean | null;
}

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const decisionSchema = z
  .strictObject({
    title: textSchema.optional(),
    hit: z.enum(HIT_POLICIES).optional().meta({
      title: 'Hit policy',
      description: 'unique: at most one row matches; first: the first that matches; collect: all. Default: unique.',
    }),
    inputs: z
      .array(z.string())
      .min(1)
      .meta({
        title: 'Inputs',
        description: 'Fields or facts, one for each column under `if`.',
        examples: [['severity']],
      }),
    outputs: z
      .array(z.union([nameSchema, z.record(nameSchema, typeSchema)]))
      .min(1)
      .meta({ title: 'Outputs', description: 'Fields, or `{ name: type }`, one for each column under `then`.' }),
    rules: z
      .array(
        z.strictObject({
          if: z
            .array(cellSchema)
            .meta({ title: 'If', description: 'FEEL unary tests; enum values stand bare; `any`.' }),
          then: z.array(cellSchema).meta({ title: 'Then', description: 'Literals, or `=` and an expression.' }),
        }),
      )
      .min(1)
      .meta({
        title: 'Rules',
        description: 'The rows of the table, in order.',
        defaultSnippets: [{ label: 'rule', body: [{ if: ['${1:any}'], then: ['${2:ordinary}'] }] }],
      }),
  })
  .meta({
    title: 'Decision',
    description: 'A decision table in the sense of DMN.',
    defaultSnippets: [
      {
        label: 'decision table',
        body: {
          hit: 'first',
          inputs: ['${1:severity}'],
          outputs: ['${2:level}'],
          rules: [{ if: ['any'], then: ['${3:ordinary}'] }],
        },
      },
    ],
  });

export const decisionsSchema = z.record(idSchema, decisionSchema).meta({
  title: 'Decisions',
  description: 'Decision tables. A `decide` step names one.',
  defaultSnippets: [
    {
      label: 'decision table',
      body: {
        '${1:grade}': {
          hit: 'first',
          inputs: ['${2:severity}'],
          outputs: ['${3:level}'],
          rules: [{ if: ['any'], then: ['${4:ordinary}'] }],
        },
      },
    },
  ],
});

export type WrittenDecision = z.infer<typeof decisionSchema>;
