import { describe, expect, it } from 'vitest';

import type { Process, ProcessModel, ProcessNode } from '../../src/blueprint/process.ts';
import { processOf, writtenProcess } from '../../src/flow/process-of.ts';
import { everyExample } from '../support/examples.ts';
import { randomBlueprint } from '../support/random-blueprint.ts';
import { readWithModules } from '../support/modules.ts';
import { runs } from '../support/runs.ts';

/** A blueprint of one stage with the given steps. */
function blueprintOf(steps: string, more = ''): ProcessModel {
  const text = `
throughline: 1
id: desk
version: "1.0.0"
roles: { agent: { title: Agent }, boss: { title: Boss } }
data: { score: { type: integer, title: Score }, due: { type: date } }
messages: { hello: Hello }
services: { stock: {} }
events: { withdraws: { title: Withdrawal } }
signals: { arrived: { title: It is here } }
stages:
  work:
    kind: resolution
    by: agent
    steps:
${steps.replace(/^/gmu, '      ')}
ends: { solved: { outcome: solved }, refused: { outcome: refused } }
${more}`;
  const { blueprint, findings } = readWithModules(text, {});
  if (blueprint === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return processOf(blueprint);
}

/** Every flow as `from -name-> to`, elements with their type where they are no plain repetition. */
function told({ processes }: ProcessModel): string[] {
  return processes.flatMap(({ nodes, flows }) =>
    [...flows.values()].map(
      ({ from, to, name, condition, id }) =>
        `${shown(nodes.get(from))} -${nodes.get(from)?.default === id ? '/' : ''}${name ?? ''}${
          condition === undefined ? '' : ` [${condition.text}]`
        }-> ${shown(nodes.get(to))}`,
    ),
  );
}

function shown(node: ProcessNode | undefined): string {
  if (node === undefined) return '?';
  const what =
    node.kind === 'event' ? `${node.type} ${node.definitions.map(({ kind }) => kind).join()}`.trim() : node.type;
  return `${node.id} (${what})`;
}

/** What BPMN demands of any process, and good style of its gateways. */
function faultsOf({ processes }: ProcessModel): string[] {
  return processes.flatMap((process) => [...process.nodes.values()].flatMap((node) => nodeFaults(process, node)));
}

function nodeFaults({ nodes, flows }: Process, node: ProcessNode): string[] {
  const isAside = node.kind === 'activity' && node.triggeredByEvent === true;
  const begins = node.kind === 'event' && (node.type === 'startEvent' || node.type === 'boundaryEvent');
  const ends = node.kind === 'event' && node.type === 'endEvent';
  const faults = [
    node.incoming.length > 1 && !(node.kind === 'gateway' && node.outgoing.length === 1) ? 'joins by itself' : '',
    node.incoming.length === 0 && !begins && !isAside ? 'is never reached' : '',
    node.outgoing.length === 0 && !ends && !isAside ? 'leads nowhere' : '',
    node.kind !== 'gateway' && node.outgoing.length > 1 ? 'splits by itself' : '',
    node.kind === 'gateway' && node.incoming.length + node.outgoing.length < 3 ? 'decides nothing' : '',
    node.outgoing.some((id) => nodes.get(flows.get(id)?.to ?? '')?.scope !== node.scope) ? 'leaves its scope' : '',
    node.kind === 'gateway' && node.type === 'exclusiveGateway' && node.outgoing.length > 1 && node.name === undefined
      ? 'asks nothing'
      : '',
  ];
  return faults.filter((fault) => fault !== '').map((fault) => `${node.id} ${fault}`);
}

describe('a blueprint as a BPMN process', () => {
  it('a survey is sent, answered by the score, and given up when the time is over', () => {
    const model = blueprintOf(`rate:
  survey: { kind: csat, into: score, question: How was it? }
  within: P3D
  outcomes: { happy: { when: score >= 4, to: solved }, unhappy: { when: score < 4, to: refused }, no-answer: refused }`);
    expect(told(model)).toEqual([
      'rate--ask (sendTask) --> rate (receiveTask)',
      'rate (receiveTask) --> rate--result (exclusiveGateway)',
      'start (startEvent) --> rate--ask (sendTask)',
      'rate--no-answer (boundaryEvent timer) --> refused (endEvent)',
      'rate--result (exclusiveGateway) -happy [score >= 4]-> solved (endEvent)',
      'rate--result (exclusiveGateway) -unhappy [score < 4]-> refused--2 (endEvent)',
    ]);
    expect(model.messageFlows.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'rate--ask > customer',
      'customer > rate',
    ]);
  });

  it('branches of which one is enough stand in a sub-process that the first of them ends', () => {
    const model = blueprintOf(`look:
  parallel:
    branches:
      inside: { steps: { search: { do: Search } } }
      outside: { steps: { ask: { do: Ask }, give-up: { choose: [{ when: score > 3, to: refused }, { else: next }] } } }
    join: any
  next: solved`);
    expect(told(model)).toEqual([
      'look--start (startEvent) --> look--split (parallelGateway)',
      'start (startEvent) --> look (subProcess)',
      'search (userTask) --> look--inside (endEvent terminate)',
      'look--split (parallelGateway) --> search (userTask)',
      'ask (userTask) --> give-up (exclusiveGateway)',
      'look--close-refused (boundaryEvent error) --> refused (endEvent)',
      'give-up (exclusiveGateway) -Score > 3 [score > 3]-> refused--2 (endEvent error)',
      'give-up (exclusiveGateway) -/otherwise-> look--outside (endEvent terminate)',
      'look--split (parallelGateway) --> ask (userTask)',
      'look (subProcess) --> solved (endEvent)',
    ]);
  });

  it('an interrupt that closes the case is an event sub-process; a reminder and a handler wait on the border of a task', () => {
    const model = blueprintOf(
      `fix:
  do: Fix it
  within: due
  remind: { every: 4h, times: 2 }
  on: { signal.arrived: fix }
  outcomes: { timed-out: refused }
  next: solved`,
      'interrupts: { gone: { on: customer.withdraws, to: refused } }',
    );
    expect(told(model)).toEqual([
      'fix--remind (boundaryEvent timer) --> fix--reminder (endEvent message)',
      'gone--start (startEvent message) --> refused (endEvent)',
      'start (startEvent) --> fix--merge (exclusiveGateway)',
      'fix--timed-out (boundaryEvent timer) --> refused--2 (endEvent)',
      'fix--on-signal-arrived (boundaryEvent signal) --> fix--merge (exclusiveGateway)',
      'fix (userTask) --> solved (endEvent)',
      'fix--merge (exclusiveGateway) --> fix (userTask)',
    ]);
  });

  it.each(everyExample())(
    '%s has no gateway too many, no way that splits or joins unseen, and none that leads nowhere',
    (_, blueprint) => {
      expect(faultsOf(processOf(blueprint, { locale: 'en' }))).toEqual([]);
    },
  );

  it('any blueprint becomes a process in which every step that a case can reach stands', () => {
    for (let seed = 1; seed <= runs(20); seed += 1) {
      const { model, findings } = writtenProcess(randomBlueprint(seed).blueprint);
      expect([seed, ...faultsOf(model)]).toEqual([seed]);
      expect(findings.every(({ code }) => code.startsWith('TL81'))).toBe(true);
    }
  });
});
