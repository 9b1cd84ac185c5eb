import { expect, test } from 'vitest';

import { compileBlueprint, readBpmn } from '../../../src/index.ts';
import { processXml } from '../../support/bpmn-cells.ts';
import { DAY, DrivenCase, HOUR, said } from '../../support/driven-case.ts';

const EVENTS =
  '<message id="m1" name="Letter"/><signal id="s1" name="Recall"/><escalation id="es1" name="Help" escalationCode="H"/>';

async function caseOf(content: string, data?: Record<string, unknown>): Promise<DrivenCase> {
  const { blueprint, findings } = await readBpmn(processXml(content, EVENTS), { file: 'process.bpmn' });
  if (blueprint === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return new DrivenCase(compileBlueprint(blueprint), data === undefined ? {} : { data });
}

/** Flows in a row: `flows('a b c')`. */
function flows(...rows: readonly string[]): string {
  return rows
    .flatMap((row, index) => {
      const ids = row.split(' ');
      return ids
        .slice(1)
        .map((id, at) => `<sequenceFlow id="f${index}-${at}" sourceRef="${ids[at]}" targetRef="${id}"/>`);
    })
    .join('');
}

const START = '<startEvent id="start"/>';
const END = '<endEvent id="end"/>';

function timer(id: string, kind: 'timeDuration' | 'timeCycle', text: string): string {
  return `<timerEventDefinition id="${id}"><${kind} xsi:type="tFormalExpression">${text}</${kind}></timerEventDefinition>`;
}

test('a reminder on the border of a task comes as often as its cycle says, and the work goes on', async () => {
  const driven = await caseOf(
    `${START}<userTask id="work" name="Work"/><boundaryEvent id="nag" name="Nag" attachedToRef="work" cancelActivity="false">` +
      `${timer('t', 'timeCycle', 'R3/PT1H')}</boundaryEvent><userTask id="look" name="Look at it"/>${END}` +
      flows('start work end', 'nag look'),
  );
  const told = driven.pass(6 * HOUR);
  expect(told.filter((line) => line === 'passed nag')).toHaveLength(3);
  expect(driven.at).toEqual(['work', 'look']);
});

test('a time limit that interrupts takes the work away from whoever has it', async () => {
  const driven = await caseOf(
    `${START}<userTask id="work" name="Work"/><boundaryEvent id="late" attachedToRef="work">` +
      `${timer('t', 'timeDuration', 'PT4H')}</boundaryEvent><userTask id="other" name="Somebody else"/>${END}` +
      flows('start work end', 'late other end'),
  );
  expect(driven.view.waiting).toMatchObject([{ step: 'work', due: driven.now + 4 * HOUR }]);
  expect(driven.pass(3 * HOUR)).toEqual([]);
  driven.pass(2 * HOUR);
  expect(driven.at).toEqual(['other']);
  expect(driven.send('step.work.done', 'staff')).toBe('TL6001');
});

test('what is done in a sub-process is withdrawn with it when its time is over', async () => {
  const driven = await caseOf(
    `${START}<subProcess id="visit"><startEvent id="in"/><userTask id="drive" name="Drive"/><userTask id="repair" name="Repair"/>` +
      `<endEvent id="out"/>${flows('in drive out', 'in repair out').replaceAll('id="f', 'id="v')}</subProcess>` +
      `<boundaryEvent id="late" attachedToRef="visit">${timer('t', 'timeDuration', 'P1D')}</boundaryEvent>` +
      `<userTask id="sorry" name="Apologise"/>${END}${flows('start visit end', 'late sorry end')}`,
  );
  expect(driven.at).toEqual(['drive', 'repair']);
  expect(driven.pass(DAY)).toEqual(['interrupted drive', 'interrupted repair', 'passed late', 'entered sorry']);
});

test('a message that comes before anybody waits for it is kept when it was sent inside the file', async () => {
  const xml = `<collaboration id="talk"><participant id="pa" name="Desk" processRef="p"/><participant id="pb" name="Shop" processRef="q"/>
    <messageFlow id="mf" sourceRef="ask" targetRef="get"/></collaboration>
    <process id="q"><startEvent id="open"/><userTask id="tidy" name="Tidy up"/><receiveTask id="get" name="Get the order" messageRef="m1"/>
    <userTask id="make" name="Make it"/><endEvent id="made"/>
    <sequenceFlow id="g1" sourceRef="open" targetRef="tidy"/><sequenceFlow id="g2" sourceRef="tidy" targetRef="get"/>
    <sequenceFlow id="g3" sourceRef="get" targetRef="make"/><sequenceFlow id="g4" sourceRef="make" targetRef="made"/></process>`;
  const content = `${START}<intermediateThrowEvent id="ask" name="Order"><messageEventDefinition messageRef="m1"/></intermediateThrowEvent>
    <userTask id="wait" name="Wait"/>${END}${flows('start ask wait end')}`;
  const { blueprint, findings } = await readBpmn(processXml(content, EVENTS + xml), { file: 'talk.bpmn' });
  if (blueprint === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  const driven = new DrivenCase(compileBlueprint(blueprint));
  expect(driven.at.toSorted()).toEqual(['tidy', 'wait']);
  expect(driven.send('step.tidy.done', driven.view.waiting.find(({ step }) => step === 'tidy')!.for)).toContain(
    'entered make',
  );
});

test('an escalation that is thrown inside tells the border and interrupts nothing', async () => {
  const driven = await caseOf(
    `${START}<subProcess id="sub"><startEvent id="in"/><intermediateThrowEvent id="cry" name="Help!"><escalationEventDefinition escalationRef="es1"/></intermediateThrowEvent>` +
      `<userTask id="work" name="Go on"/><endEvent id="out"/>${flows('in cry work out').replaceAll('id="f', 'id="v')}</subProcess>` +
      `<boundaryEvent id="heard" attachedToRef="sub" cancelActivity="false"><escalationEventDefinition escalationRef="es1"/></boundaryEvent>` +
      `<userTask id="help" name="Help"/>${END}${flows('start sub end', 'heard help')}`,
  );
  expect(driven.at.toSorted()).toEqual(['help', 'work']);
});

test('what was done is undone in reverse, each by its own activity, before the case goes on', async () => {
  const undo = (id: string): string =>
    `<userTask id="${id}" name="${id}"/><boundaryEvent id="b-${id}" attachedToRef="${id}"><compensateEventDefinition/></boundaryEvent>` +
    `<association id="as-${id}" associationDirection="One" sourceRef="b-${id}" targetRef="un-${id}"/><userTask id="un-${id}" name="Undo ${id}" isForCompensation="true"/>`;
  const driven = await caseOf(
    `${START}${undo('book')}${undo('pay')}<intermediateThrowEvent id="back"><compensateEventDefinition/></intermediateThrowEvent>` +
      `<userTask id="tell" name="Tell"/>${END}${flows('start book pay back tell end')}`,
  );
  driven.send('step.book.done', 'staff');
  driven.send('step.pay.done', 'staff');
  expect(driven.at).toEqual(['un-pay']);
  driven.send('step.un-pay.done', 'staff');
  expect(driven.at).toEqual(['un-book']);
  driven.send('step.un-book.done', 'staff');
  expect(driven.at).toEqual(['tell']);
});

test('a transaction that is cancelled is undone first, and then left by its cancel event', async () => {
  const driven = await caseOf(
    `${START}<transaction id="deal"><startEvent id="in"/><userTask id="pay" name="Pay"/>` +
      `<boundaryEvent id="b" attachedToRef="pay"><compensateEventDefinition/></boundaryEvent>` +
      `<association id="as" associationDirection="One" sourceRef="b" targetRef="refund"/><userTask id="refund" name="Refund" isForCompensation="true"/>` +
      `<endEvent id="no"><cancelEventDefinition/></endEvent>${flows('in pay no').replaceAll('id="f', 'id="v')}</transaction>` +
      `<boundaryEvent id="off" attachedToRef="deal"><cancelEventDefinition/></boundaryEvent><userTask id="tell" name="Tell"/>${END}` +
      flows('start deal end', 'off tell end'),
  );
  driven.send('step.pay.done', 'staff');
  expect(driven.at).toEqual(['refund']);
  expect(driven.send('step.refund.done', 'staff')).toEqual(expect.arrayContaining(['passed off', 'entered tell']));
});

test('several people each do the same work, until enough have', async () => {
  const driven = await caseOf(
    `${START}<userTask id="vote" name="Vote"><multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">5</loopCardinality>` +
      `<completionCondition xsi:type="tFormalExpression">nrOfCompletedInstances &gt;= 2</completionCondition></multiInstanceLoopCharacteristics></userTask>${END}` +
      flows('start vote end'),
  );
  driven.send('step.vote.done', 'staff');
  expect(driven.view.status).toBe('open');
  driven.send('step.vote.done', 'staff');
  expect(driven.view.status).not.toBe('open');
});

test('a signal is heard wherever something waits for it, and by what it interrupts', async () => {
  const driven = await caseOf(
    `${START}<parallelGateway id="both"/><userTask id="work" name="Work"/><boundaryEvent id="stop" attachedToRef="work"><signalEventDefinition signalRef="s1"/></boundaryEvent>` +
      `<intermediateCatchEvent id="recall" name="Recall"><signalEventDefinition signalRef="s1"/></intermediateCatchEvent>` +
      `<endEvent id="one"/><endEvent id="two"/><endEvent id="three"/>${flows('start both work one', 'both recall two', 'stop three')}`,
  );
  driven.send('signal.s1', 'system');
  const told = said(driven.entries);
  expect(told).toEqual(
    expect.arrayContaining(['interrupted work', 'passed stop', 'left recall: done', 'passed two', 'passed three']),
  );
  expect(driven.view.status).not.toBe('open');
});
