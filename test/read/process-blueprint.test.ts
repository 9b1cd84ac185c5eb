import { describe, expect, test } from 'vitest';

import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { stepsOf } from '../../src/blueprint/blueprint.ts';
import type { ProcessModel } from '../../src/blueprint/process.ts';
import { checkBlueprint, type Finding } from '../../src/index.ts';
import { expressionsOf } from '../../src/flow/expressions.ts';
import { blueprintOf, carriedOf } from '../../src/read/process-blueprint.ts';
import { attribute, element, expression, process, processModel } from '../support/process-builder.ts';

function blueprint(model: ProcessModel): Blueprint {
  const { blueprint: made, findings } = blueprintOf(model);
  if (made === undefined) throw new Error(JSON.stringify(findings));
  return made;
}

const words = (findings: readonly Finding[], code: string): string[] =>
  findings.filter((found) => found.code === code).map(({ message }) => message);

const written = (found: Finding, model: ProcessModel): string =>
  model.source.text.slice(found.span.start, found.span.end);

/** The content of a blueprint, without the process that it may carry. */
const content = (made: Blueprint): Record<string, unknown> => {
  const { process: _process, ...own } = made.content as Record<string, unknown>;
  return own;
};

describe('who does the work', () => {
  test('a task belongs to the role of its innermost lane; the lane gives the role its title', () => {
    const model = process('p', (p) => {
      p.start('st').to(p.task('register')).to(p.task('mend')).to(p.end('e'));
      p.lane('desk', 'Service desk', ['st', 'register', 'mend', 'e']);
      p.lane('workshop', 'Workshop', ['mend'], { parent: 'desk' });
    });
    const made = blueprint(model);
    expect(stepsOf(made).map(({ id, by }) => [id, by?.name])).toEqual([
      ['register', 'service-desk'],
      ['mend', 'workshop'],
    ]);
    expect(made.roles.get('service-desk')?.title).toEqual({ en: 'Service desk' });
  });

  test('a Chinese lane is a role of that name; a lane of customers is the customer', () => {
    const model = process('p', (p) => {
      p.start('st')
        .to(p.task('report', { name: '报修' }))
        .to(p.task('fix', { name: '维修' }))
        .to(p.end('e'));
      p.lane('l1', '客户', ['report']);
      p.lane('l2', '维修 工程师', ['fix']);
    });
    const made = blueprint(model);
    expect(stepsOf(made).map(({ by }) => by?.name)).toEqual(['customer', '维修-工程师']);
    expect([...made.roles.keys()]).toEqual(['维修-工程师']);
    expect(made.locales).toEqual(['zh-CN']);
  });

  test('a candidate group says it before the lane, the lane before the assignee', () => {
    const model = process('p', (p) => {
      p.start('st')
        .to(p.task('one', { extensions: [attribute('camunda:candidateGroups', 'clerks, managers', ['one'])] }))
        .to(p.task('two', { extensions: [attribute('camunda:assignee', 'demo', ['two'])] }))
        .to(p.task('three', { extensions: [element('zeebe:assignmentDefinition', { candidateGroups: '="drivers"' })] }))
        .to(p.task('four', { extensions: [attribute('camunda:candidateGroups', '${boss}', ['four'])] }))
        .to(p.end('e'));
      p.lane('l', 'Desk', ['two', 'three', 'four']);
    });
    const { blueprint: made, findings } = blueprintOf(model);
    expect(made && stepsOf(made).map(({ by }) => by?.name)).toEqual(['clerks', 'desk', 'drivers', 'desk']);
    expect(words(findings, 'TL8054')).toEqual([
      '"one" names several groups. "clerks" does it; "managers" takes no part.',
    ]);
    expect(words(findings, 'TL8053')).toEqual([
      'Who does "four" is computed (${boss}), so the lane or the pool says it instead.',
    ]);
  });

  test('where nobody is named the role is assumed, and said once', () => {
    const model = process('p', (p) => {
      p.start('st').to(p.task('one')).to(p.task('two')).to(p.end('e'));
    });
    const { blueprint: made, findings } = blueprintOf(model);
    expect(made && [...made.roles.keys()]).toEqual(['staff']);
    expect(words(findings, 'TL8056')).toEqual(['Nothing says who does "one" and 1 more: the role "staff" is assumed.']);
  });

  test("work in the customer's pool with a form is asked of the customer", () => {
    const model = processModel((file) => {
      const p = file.process('p');
      const form = element('camunda:formData', {}, [element('camunda:formField', { id: 'fault', type: 'string' })]);
      p.start('st')
        .to(p.task('tell', { name: 'Tell', extensions: [form] }))
        .to(p.end('e'));
      file.pool('pool', { name: 'Customer', process: 'p', isCustomer: true });
    });
    const [step] = stepsOf(blueprint(model));
    expect(step?.action).toMatchObject({ verb: 'ask', fields: [{ name: 'fault', optional: true }] });
  });
});

describe('what a case carries', () => {
  test('who comes to a gateway without what it reads is asked for it, when others fill it in', () => {
    const approved = element('camunda:formData', {}, [
      element('camunda:formField', { id: 'approved', type: 'boolean' }),
    ]);
    const model = process('p', (p) => {
      const g = p.exclusive('g');
      p.start('st')
        .to(p.task('lead', { extensions: [approved] }))
        .to(g);
      p.boundary('late', 'lead', {
        kind: 'timer',
        timer: { kind: 'duration', path: ['late'], value: expression('P2D', ['late']) },
        path: ['late'],
      })
        .to(p.task('boss'))
        .to(g);
      g.to(p.end('yes'), { when: 'approved' });
      g.otherwise(p.end('no'));
    });
    const boss = stepsOf(blueprint(model)).find(({ id }) => id === 'boss');
    expect(boss?.action).toMatchObject({ form: [{ name: 'approved', optional: false }] });
  });

  test('a name that only an input mapping reads is proposed as a field; what it gives has the type of its field', () => {
    const mapping = element('camunda:inputOutput', {}, [
      element('camunda:inputParameter', { name: 'number' }, [], '${order_number}'),
      element('camunda:inputParameter', { name: 'sum' }, [], '${amount}'),
    ]);
    const amount = element('camunda:formData', {}, [element('camunda:formField', { id: 'amount', type: 'long' })]);
    const model = process('p', (p) => {
      p.start('st')
        .to(p.task('ask', { extensions: [amount] }))
        .to(p.service('look', { extensions: [mapping] }))
        .to(p.end('e'));
    });
    const made = blueprint(model);
    expect(content(made)['data']).toMatchObject({ order_number: { type: 'text' } });
    const [service] = made.services.values();
    expect([...(service?.in.values() ?? [])].map(({ name, type }) => [name, type])).toEqual([
      ['number', 'text'],
      ['sum', 'number'],
    ]);
  });

  test('the fields of forms are declared with their type; what the flow decides by must be answered', () => {
    const fields = [
      element('camunda:formField', { id: 'amount', type: 'long', label: 'Amount', defaultValue: '5' }),
      element('camunda:formField', { id: 'size', type: 'enum' }, [
        element('camunda:value', { id: 's', name: 'Small' }),
        element('camunda:value', { id: 'l' }),
      ]),
      element('camunda:formField', { id: 'note', type: 'string' }, [
        element('camunda:validation', {}, [element('camunda:constraint', { name: 'required' })]),
      ]),
      element('camunda:formField', { id: 'seen', type: 'boolean' }),
    ];
    const model = process('p', (p) => {
      const g = p.exclusive('g');
      p.start('st')
        .to(p.task('ask', { extensions: [element('camunda:formData', {}, fields)] }))
        .to(g);
      g.to(p.task('big'), { when: '= amount > 10' }).to(p.end('e1'));
      g.otherwise(p.end('e2'));
    });
    const made = blueprint(model);
    expect(content(made)['data']).toEqual({
      amount: { type: 'integer', title: 'Amount', default: 5 },
      size: { type: 'enum', values: { s: 'Small', l: 'l' } },
      note: { type: 'text' },
      seen: { type: 'boolean' },
    });
    expect(stepsOf(made)[0]?.action).toMatchObject({
      form: [
        { name: 'amount', optional: false },
        { name: 'size', optional: true },
        { name: 'note', optional: false },
        { name: 'seen', optional: true },
      ],
    });
  });

  test('a name that nobody declares becomes a field of whoever works last before it is read, with a warning at its place', () => {
    const model = process('p', (p) => {
      const g = p.exclusive('g');
      p.start('st').to(p.task('look')).to(g);
      g.to(p.task('pay'), { when: '${approved && amount > 10}' }).to(p.end('e1'));
      g.otherwise(p.end('e2'));
    });
    const { blueprint: made, findings } = blueprintOf(model);
    expect(made && content(made)['data']).toEqual({ approved: { type: 'boolean' }, amount: { type: 'number' } });
    expect(made && stepsOf(made)[0]?.action).toMatchObject({ form: [{ name: 'approved' }, { name: 'amount' }] });
    expect(words(findings, 'TL8051')).toHaveLength(2);
    const [found] = findings.filter(({ code }) => code === 'TL8051');
    expect(found && written(found, model)).toBe('${approved && amount > 10}');
  });

  test('what nothing in the process finds out, a case brings along', () => {
    const model = process('p', (p) => {
      const g = p.exclusive('g');
      p.start('st').to(g);
      g.to(p.task('one'), { when: 'urgent' }).to(p.end('e1'));
      g.otherwise(p.end('e2'));
    });
    expect(blueprint(model).inputs.map(({ name }) => name)).toEqual(['urgent']);
  });

  test('the outputs of a service are the fields that it fills', () => {
    const task = element('zeebe:taskDefinition', { type: 'price-list', retries: '3' });
    const mapping = element('zeebe:ioMapping', {}, [
      element('zeebe:input', { source: '=article', target: 'item' }),
      element('zeebe:output', { source: '=net', target: 'price' }),
    ]);
    const model = process('p', (p) => {
      const g = p.exclusive('g');
      p.start('st')
        .to(p.service('ask', { extensions: [task, mapping] }))
        .to(g);
      g.to(p.task('dear'), { when: '= price > 10' }).to(p.end('e1'));
      g.otherwise(p.end('e2'));
    });
    const made = carriedOf(model).blueprint;
    if (made === undefined) throw new Error('There is no blueprint.');
    expect(made && content(made)['services']).toEqual({
      'price-list': { in: { item: 'text' }, out: { net: 'number' } },
    });
    expect(stepsOf(made).find(({ id }) => id === 'ask')?.action).toMatchObject({
      verb: 'call',
      service: { name: 'price-list' },
      into: [{ field: { name: 'price' }, output: { name: 'net' } }],
      retry: { times: 2 },
    });
  });
});

describe('what is said of a process has its place in the file', () => {
  test('a mistake in a condition is found where it stands, behind the sign of Camunda 8', () => {
    const model = process('p', (p) => {
      const g = p.exclusive('g');
      p.start('st').to(p.task('look')).to(g);
      g.to(p.task('pay'), { when: '= (amount > 10' }).to(p.end('e1'));
      g.otherwise(p.end('e2'));
    });
    for (const made of [blueprint(model), carriedOf(model).blueprint]) {
      const [error] = made === undefined ? [] : checkBlueprint(made).filter(({ severity }) => severity === 'error');
      expect(error?.code).toMatch(/^TL30/);
      expect(error && model.source.text.slice(0, error.span.start).split('\n').at(-1)).toMatch(/^f3: = $/);
    }
  });

  test('the conditions of a process that moves by tokens are typed and can be looked up', () => {
    const model = process('p', (p) => {
      const g = p.gateway('inclusiveGateway', 'g');
      p.start('st').to(p.task('look')).to(g);
      g.to(p.task('a'), { when: '${amount > 10}' }).to(p.end('e1'));
      g.to(p.task('b'), { when: 'amount > 20' }).to(p.end('e2'));
    });
    const made = blueprint(model);
    expect(made.process).toBe(model);
    const conditions = [...(model.processes[0]?.flows.values() ?? [])].flatMap(({ condition }) => condition ?? []);
    const holds = conditions.map((condition) =>
      expressionsOf(made)
        .of(condition)
        .test({ data: { amount: 15 }, facts: {}, zone: 'UTC' }),
    );
    expect(holds).toEqual([true, false]);
    expect(checkBlueprint(made).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a condition that only the old engine understands keeps the process from running', () => {
    const model = process('p', (p) => {
      const g = p.exclusive('g');
      p.start('st').to(p.task('look')).to(g);
      g.to(p.task('pay'), { when: '${bean.check(amount)}' }).to(p.end('e1'));
      g.otherwise(p.end('e2'));
    });
    const { blueprint: made, findings } = blueprintOf(model);
    expect(made).toBeUndefined();
    const [found] = findings.filter(({ code }) => code === 'TL8052');
    expect(found && written(found, model)).toBe('bean.check(amount)');
  });
});

describe('decisions of a person', () => {
  const model = process('p', (p) => {
    const g = p.exclusive('g', { name: 'Covered?' });
    p.start('st')
      .to(p.task('look', { name: 'Look' }))
      .to(g);
    g.to(p.task('mend'), { name: 'Yes' }).to(p.end('e1'));
    g.to(p.task('refuse', { name: 'Refuse it' })).to(p.end('e2'));
  });

  test('the task before the gateway gets its flows as outcomes, by their labels or where they lead', () => {
    expect(stepsOf(blueprint(model))[0]?.outcomes.map(({ name, to }) => [name, to.name])).toEqual([
      ['yes', 'next'],
      ['refuse-it', 'refuse'],
    ]);
  });

  test('where tokens move, the gateway is a step of its own whose outcomes are its flows', () => {
    const made = carriedOf(model).blueprint;
    const step = made && stepsOf(made).find(({ id }) => id === 'g');
    expect(step?.outcomes.map(({ name, to }) => [name, to.name])).toEqual([
      ['yes', 'f3'],
      ['refuse-it', 'f5'],
    ]);
    expect(made && checkBlueprint(made).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('stages', () => {
  test('names propose them, in Chinese and English; what no name tells belongs to what came before', () => {
    const model = process('p', (p) => {
      p.start('st')
        .to(p.task('a', { name: '受理投诉' }))
        .to(p.task('b', { name: '贴标签' }))
        .to(p.task('c', { name: 'Verify the address' }))
        .to(p.task('d', { name: '上门维修' }))
        .to(p.task('e', { name: 'Call back after a week' }))
        .to(p.end('end'));
    });
    const { blueprint: made, findings } = blueprintOf(model);
    expect(made?.stages.map(({ kind, steps }) => [kind, steps.map(({ id }) => id)])).toEqual([
      ['intake', ['a', 'b']],
      ['confirmation', ['c']],
      ['execution', ['d']],
      ['follow-up', ['e']],
    ]);
    expect(words(findings, 'TL8050')).toEqual([
      'The process names no stages, so they are proposed from its names: intake ("受理投诉", "贴标签"); confirmation ("Verify the address"); execution ("上门维修"); follow-up ("Call back after a week").',
    ]);
    expect(words(made === undefined ? [] : checkBlueprint(made), 'TL4012')).toEqual([]);
  });

  test('a group is the stage of what is drawn inside it, and nothing is proposed', () => {
    const model = processModel((file) => {
      const p = file.process('p');
      p.start('st').to(p.task('a')).to(p.task('b')).to(p.end('end'));
      p.artifact('group', 'g1', { stage: 'intake', name: 'Taking it in' });
      p.artifact('group', 'g2', { name: '回访阶段' });
      file.shape('g1', 0, 0, 300, 300);
      file.shape('a', 10, 10);
      file.shape('g2', 400, 0, 300, 300);
      file.shape('b', 410, 10);
    });
    const { blueprint: made, findings } = blueprintOf(model);
    expect(made?.stages.map(({ id, kind, title, steps }) => [id, kind, title, steps.map((step) => step.id)])).toEqual([
      ['taking-it-in', 'intake', { 'zh-CN': 'Taking it in' }, ['a']].map((part, index) =>
        index === 2 ? { en: 'Taking it in' } : part,
      ),
      ['回访阶段', 'follow-up', { en: '回访阶段' }, ['b']],
    ]);
    expect(words(findings, 'TL8050')).toEqual([]);
  });

  test('lanes that are called like stages are stages and no roles', () => {
    const model = process('p', (p) => {
      p.start('st').to(p.task('a')).to(p.task('b')).to(p.end('end'));
      p.lane('l1', '受理阶段', ['a']);
      p.lane('l2', '解决', ['b']);
    });
    const made = blueprint(model);
    expect(made.stages.map(({ kind }) => kind)).toEqual(['intake', 'resolution']);
    expect([...made.roles.keys()]).toEqual(['staff']);
  });
});

describe('ends', () => {
  test('their names tell what they mean; the rest counts as solved', () => {
    const model = process('p', (p) => {
      const g = p.exclusive('g');
      p.start('st').to(p.task('a')).to(g);
      g.to(p.end('e1', { name: 'Claim rejected' }));
      g.to(p.end('e2', { name: '客户撤诉' }));
      g.to(p.end('e3', { name: '联系不上，超时' }));
      g.to(p.end('e4', { name: 'Done', extensions: [attribute('throughline:outcome', 'self-served')] }));
      g.to(p.end('e5'));
    });
    const { blueprint: made, findings } = blueprintOf(model);
    expect(made?.ends.map(({ outcome }) => outcome)).toEqual([
      'refused',
      'withdrawn',
      'no-answer',
      'self-served',
      'solved',
    ]);
    expect(words(findings, 'TL8055')).toEqual([
      'What the ends mean is proposed from their names: "Claim rejected" is refused, "客户撤诉" is withdrawn, "联系不上，超时" is no-answer.',
    ]);
  });

  test('a process that just stops ends too', () => {
    const model = process('p', (p) => {
      p.start('st').to(p.task('a'));
    });
    expect(blueprint(model).ends.map(({ id, outcome }) => [id, outcome])).toEqual([['completed', 'solved']]);
  });
});

describe('events from outside', () => {
  test('what the customer or nobody known sends is the customer’s; what another pool sends is a signal', () => {
    const model = processModel((file) => {
      const p = file.process('p');
      file.message('agrees', 'The customer agrees');
      file.message('parts', 'Parts have come');
      const hear = (message: string) => ({ kind: 'message', message, path: [message] }) as const;
      p.start('st')
        .to(p.catches('one', hear('agrees')))
        .to(p.catches('two', hear('parts')))
        .to(p.activity('receiveTask', 'three'))
        .to(p.end('e'));
      file.pool('ours', { process: 'p' });
      file.pool('supplier', { name: 'Supplier' });
      file.messageFlow('supplier', 'two');
    });
    const made = blueprint(model);
    expect(
      stepsOf(made).map(({ action }) =>
        action.verb === 'wait' && action.for.kind === 'event' ? action.for.event.name : '',
      ),
    ).toEqual(['customer.agrees', 'signal.parts', 'customer.three']);
    expect(checkBlueprint(made).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('a message that leaves says its name: to the customer, or to the pool that it reaches', () => {
    const model = processModel((file) => {
      const p = file.process('p');
      file.message('bill', 'Your bill {draft}');
      p.start('st')
        .to(p.activity('sendTask', 'one', { message: 'bill' }))
        .to(p.activity('sendTask', 'two', { name: 'Order parts' }))
        .to(p.end('e'));
      file.pool('ours', { process: 'p' });
      file.pool('supplier', { name: 'Supplier' });
      file.messageFlow('two', 'supplier');
    });
    const made = blueprint(model);
    expect(
      stepsOf(made).map(({ action }) => (action.verb === 'say' ? [action.message.name, action.to.name] : [])),
    ).toEqual([
      ['your-bill-draft', 'customer'],
      ['order-parts', 'supplier'],
    ]);
    expect(made.messages.get('your-bill-draft')?.text).toEqual({ en: 'Your bill {{draft}}' });
    expect(made.roles.get('supplier')?.external).toBe(true);
    expect(checkBlueprint(made).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});
