import { modulesOf, type Blueprint } from '../../blueprint/blueprint.ts';
import type { Warning } from '../../blueprint/sla.ts';
import type { Text } from '../../blueprint/text.ts';
import type { ClockPlan } from '../../compile/clock-plan.ts';
import { NEVER_HOLDS } from './proof.ts';
import { said, type Draft, type Writing } from './writing.ts';

/** What a clock can come to; being late and stopped is part of `breached`. */
const STATES = ['running', 'paused', 'met', 'breached', 'cancelled'] as const;

type State = (typeof STATES)[number];

/** What each service clock can come to, and each of its warnings. */
export function* clockItems({ compiled, proof }: Writing): Generator<Draft> {
  const { blueprint, plan } = compiled;
  const plans = new Map((plan.clocks?.all ?? []).map((clock) => [clock.id, clock]));
  for (const { blueprint: body } of modulesOf(blueprint)) {
    for (const { id, path, warn, when } of body.slas.values()) {
      const clock = plans.get(id);
      if (clock === undefined) continue;
      const group = `clock ${id}`;
      const isNever = proof.constantOf(when) === false;
      const shared = { kind: 'clocks', group, body } as const;
      for (const state of STATES) {
        const cannot = isNever ? NEVER_HOLDS : whyNot(clock, state);
        const missing = MISSING[state](id);
        yield { ...shared, id: `${group}: ${state}`, path, missing, cannot, evidence: [`${group} ${state}`] };
      }
      for (const warning of warn) {
        yield {
          ...shared,
          id: `${group}: ${wordsOf(warning)}`,
          path: warning.path,
          missing: said(
            `In no journey clock "${id}" gives its warning "${wordsOf(warning)}".`,
            `没有旅程让时钟“${id}”发出提醒“${wordsOf(warning)}”。`,
          ),
          cannot: isNever ? NEVER_HOLDS : undefined,
          evidence: [`${group} ${warning.event}`],
        };
      }
    }
  }
}

function wordsOf(warning: Warning): string {
  if (warning.kind === 'share') return `warning ${warning.percent}%`;
  return warning.event.replace(/^warned-/u, 'warning ').replaceAll('-', ' ');
}

function whyNot(clock: ClockPlan, state: State): Text | undefined {
  if (state === 'paused') return neverPauses(clock) ? NO_PAUSE : undefined;
  if (state === 'cancelled') return stopsOnlyByClosing(clock) ? MET_OR_LATE : undefined;
  return undefined;
}

function neverPauses({ pausesAt, pauseWhen }: ClockPlan): boolean {
  return pausesAt.size === 0 && pauseWhen === undefined;
}

/** What stops a clock comes before what gives it up: nothing else than the closing of the case can give up this one. */
function stopsOnlyByClosing({ sla, dated }: ClockPlan): boolean {
  const { of, inside, stop, reset, cancel, when, satisfiedBy, repeat } = sla;
  const isPlain = of === undefined && inside === undefined && dated.length === 0 && !repeat;
  const isAlone = reset === undefined && cancel === undefined && when === undefined && satisfiedBy === 'any';
  return isPlain && isAlone && stop.kind === 'event' && stop.name === 'case.closed';
}

const NO_PAUSE = said('It has no pause.', '它没有设置暂停。');

const MET_OR_LATE = said(
  'It runs until the case closes, and nothing else ends it.',
  '它一直计时到案例关闭，没有别的事情会终止它。',
);

const MISSING: Readonly<Record<State, (id: string) => Text>> = {
  running: (id) => said(`In no journey clock "${id}" runs.`, `没有旅程让时钟“${id}”计时。`),
  paused: (id) => said(`In no journey clock "${id}" is paused.`, `没有旅程让时钟“${id}”暂停。`),
  met: (id) => said(`In no journey clock "${id}" is met.`, `没有旅程让时钟“${id}”达标。`),
  breached: (id) => said(`In no journey clock "${id}" is breached.`, `没有旅程让时钟“${id}”超时。`),
  cancelled: (id) => said(`In no journey clock "${id}" is cancelled.`, `没有旅程让时钟“${id}”取消。`),
};

/** Levels, acceptance and exhaustion of each escalation. */
export function* escalationItems({ compiled, proof }: Writing): Generator<Draft> {
  for (const { blueprint: body } of modulesOf(compiled.blueprint)) {
    for (const escalation of body.escalations.values()) {
      const { id, path, levels, last, until, trigger, when } = escalation;
      const group = `escalation ${id}`;
      const own = trigger.kind === 'when' ? trigger.when : when;
      const never = proof.constantOf(own) === false ? NEVER_HOLDS : undefined;
      const shared = { kind: 'escalations', group, body } as const;
      for (const [index, level] of (last === undefined ? levels : [...levels, last]).entries()) {
        const name = level === last ? 'finally' : `level ${index + 1}`;
        const isLeftOut = proof.constantOf(level.when) === false;
        yield {
          ...shared,
          id: `${group} ${name}`,
          path: level.path,
          missing: said(
            `No journey comes to ${level === last ? 'the last level' : `level ${index + 1}`} of escalation "${id}".`,
            `没有旅程走到升级“${id}”的${level === last ? '最后一级' : `第 ${index + 1} 级`}。`,
          ),
          cannot: never ?? (isLeftOut ? NEVER_HOLDS : undefined),
          evidence: [`level ${id} ${index + 1}`],
        };
      }
      if (until?.kind === 'accepted') {
        yield {
          ...shared,
          id: `${group} accepted`,
          path: until.path,
          missing: said(`In no journey somebody accepts escalation "${id}".`, `没有旅程有人接手升级“${id}”。`),
          cannot: never,
          evidence: [`escalation.accepted ${id}`],
        };
      }
      yield {
        ...shared,
        id: `${group} exhausted`,
        path,
        missing: said(
          `In no journey escalation "${id}" goes through all its levels.`,
          `没有旅程让升级“${id}”走完所有级别。`,
        ),
        cannot: never,
        evidence: [`escalation.exhausted ${id}`],
      };
    }
  }
}

/** The ends of the blueprint and its messages. */
export function* endAndMessageItems({ compiled }: Writing): Generator<Draft> {
  const { blueprint } = compiled;
  for (const { id, path } of blueprint.ends) {
    const missing = said(`No journey ends in "${id}".`, `没有旅程以“${id}”结束。`);
    yield {
      kind: 'ends',
      id: `end ${id}`,
      group: `end ${id}`,
      body: blueprint,
      path,
      missing,
      evidence: [`end ${id}`],
    };
  }
  for (const [id, body, path] of messagesOf(blueprint)) {
    const missing = said(`No journey sends message "${id}".`, `没有旅程发送消息“${id}”。`);
    const group = `message ${id}`;
    yield { kind: 'messages', id: group, group, body, path, missing, evidence: [`message ${id}`] };
  }
}

function messagesOf(blueprint: Blueprint): [id: string, body: Blueprint, path: (string | number)[]][] {
  return [...blueprint.messages.values()].map(({ id, path }) => [id, blueprint, [...path]]);
}
