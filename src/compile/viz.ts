import { textIn, type Text } from '../blueprint/text.ts';
import { labelOf } from '../blueprint/verbs.ts';
import { endKey, stageKey, stepKey } from '../flow/keys.ts';
import type { CompiledBlueprint } from './compile.ts';
import type { CaseMachineConfig, StateConfig } from './state-config.ts';

/** A state as a picture shows it. */
type DescribedState = Omit<StateConfig, 'states'> & {
  readonly description?: string;
  readonly states?: Readonly<Record<string, DescribedState>>;
};

/**
 * The machine as a module that drawing tools take, Stately's editor among them: one \`createMachine\` of plain data, with
 * the actions and guards by name and what the author calls each state as its description. It draws; to run cases take the
 * compiled blueprint. The same blueprint gives the same bytes.
 */
export function vizOf(compiled: CompiledBlueprint): string {
  const { id, version, hash, config } = compiled;
  const described = describe(config, descriptionsOf(compiled));
  return `// ${id} ${version}, written by throughline compile --format viz. Do not edit: write it anew.
// hash: ${hash}

import { createMachine } from 'xstate';

export const machine = createMachine(${JSON.stringify(described, undefined, 2)});
`;
}

/** What the author calls each state, in the first locale, by the state's id. */
function descriptionsOf({ blueprint, plan }: CompiledBlueprint): ReadonlyMap<string, string> {
  const { id, title, purpose, stages, interrupts, ends } = blueprint;
  const locale = blueprint.locales[0] ?? 'en';
  const named: [string, Text | undefined][] = [
    [`blueprint-${id}`, title ?? purpose],
    ...stages.map((stage): [string, Text | undefined] => [stageKey(stage.id), stage.title]),
    ...[...plan.steps].map(
      ([
        step,
        {
          step: { title, action },
        },
      ]): [string, Text | undefined] => [stepKey(step), title ?? labelOf(action)],
    ),
    ...interrupts.map((interrupt): [string, Text | undefined] => [`interrupt-${interrupt.id}`, interrupt.title]),
    ...ends.map((end): [string, Text | undefined] => [endKey(end.id), end.title]),
  ];
  return new Map(named.flatMap(([key, text]) => (text === undefined ? [] : [[key, textIn(text, locale)]])));
}

function describe(state: CaseMachineConfig | StateConfig, words: ReadonlyMap<string, string>): DescribedState {
  const { id, states, ...rest } = state;
  const description = words.get(id);
  return {
    id,
    ...(description === undefined ? {} : { description }),
    ...rest,
    ...(states === undefined
      ? {}
      : { states: Object.fromEntries(Object.entries(states).map(([key, one]) => [key, describe(one, words)])) }),
  };
}
