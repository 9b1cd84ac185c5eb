import { globSync } from 'node:fs';
import { resolve } from 'node:path';

import ts from 'typescript';
import { createMachine, type AnyStateMachine, type AnyStateNode } from 'xstate';
import { describe, expect, test } from 'vitest';

import { vizOf } from '../../src/compile/viz.ts';
import { compileBlueprint, loadBlueprint, type CompiledBlueprint } from '../../src/index.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const blueprints = globSync(['examples/**/*.blueprint.yaml', 'test/fixtures/**/*.blueprint.yaml'], {
  cwd: ROOT,
}).toSorted();

/** A blueprint with the modules that stand beside it. */
async function compiledAt(path = ''): Promise<CompiledBlueprint> {
  const { blueprint } = await loadBlueprint(resolve(ROOT, path));
  return compileBlueprint(blueprint!);
}

/** The machine that a module for drawing tools makes when it is run with XState. */
function run(text: string): AnyStateMachine {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exports: { machine?: AnyStateMachine } = {};
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function('require', 'exports', outputText)((name: string) => {
    expect(name).toBe('xstate');
    return { createMachine };
  }, exports);
  return exports.machine!;
}

/** Every state of a machine by its id. */
function nodesOf(machine: AnyStateMachine): [string, AnyStateNode][] {
  const below = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(below)];
  return below(machine.root).map((node) => [node.id, node]);
}

/** Every state with the transitions out of it, as XState has understood them. */
function statesOf(machine: AnyStateMachine): unknown {
  return nodesOf(machine).map(([id, node]) => ({
    id,
    path: node.path,
    type: node.type,
    initial: node.initial?.target.map((target) => target.id),
    tags: node.tags,
    meta: node.meta,
    entry: node.entry,
    transitions: [...node.transitions.values(), node.always ?? []].flat().map((transition) => ({
      event: transition.eventType,
      guard: transition.guard,
      actions: transition.actions,
      reenter: transition.reenter,
      target: transition.target?.map((target) => target.id),
    })),
  }));
}

describe('the text for drawing tools', () => {
  test.each(blueprints)('of %s makes the very states and transitions of the machine that runs', async (path) => {
    const compiled = await compiledAt(path);
    const drawn = run(vizOf(compiled));
    expect(statesOf(drawn)).toEqual(statesOf(createMachine(compiled.config as never)));
  });

  test('is one import of XState and one machine, with nothing of ours in it', async () => {
    for (const path of blueprints) {
      const file = ts.createSourceFile('machine.ts', vizOf(await compiledAt(path)), ts.ScriptTarget.ES2024);
      const [first, second, ...others] = file.statements;
      expect([ts.isImportDeclaration(first!), ts.isVariableStatement(second!), others]).toEqual([true, true, []]);
    }
  });

  test('describes each state by what the author calls it, in the first locale', async () => {
    const machine = run(
      vizOf(await compiledAt(blueprints.find((path) => path.endsWith('complaint-desk.blueprint.yaml')))),
    );
    const words = Object.fromEntries(nodesOf(machine).map(([id, { description }]) => [id, description]));
    expect(words).toMatchObject({
      'blueprint-complaint-desk': '电信投诉处理中心',
      'stage-intake': '接收与分级',
      'step-investigate': '调查核实',
      'end-closed-solved': '已解决',
    });
  });

  test('is the same bytes for the same blueprint', async () => {
    expect(vizOf(await compiledAt(blueprints[0]))).toBe(vizOf(await compiledAt(blueprints[0])));
  });
});
