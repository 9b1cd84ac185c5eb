import type { End } from '../blueprint/end.ts';
import { END_OUTCOMES } from '../blueprint/end.ts';
import { stepIdOf } from '../blueprint/process-names.ts';
import type { Process, ProcessEvent, ProcessModel, ProcessNode } from '../blueprint/process.ts';
import type { Path } from '../text/places.ts';
import { titleOf } from './process-draft.ts';
import { attributeOf } from './process-extensions.ts';

/** A way in which the case of a process can close. */
export interface ProcessEnd {
  readonly id: string;
  readonly title?: string;
  readonly outcome: End['outcome'];
  /** True where the outcome was guessed from the name. */
  readonly isGuessed: boolean;
  readonly from: Path;
  /** Absent for the end of a process that just stops. */
  readonly node?: ProcessEvent;
  readonly process: Process;
}

/** The end of a case whose process stops without an end event. */
export const IMPLICIT_END = 'completed';

/**
 * The ends of a case: the end events of the process that it follows, and the end of a process that stops anywhere else. Ends
 * of sub-processes, of called processes and of other pools end only those.
 */
export function endsOf({ processes, main }: ProcessModel): ProcessEnd[] {
  const process = processes.find(({ id }) => id === main);
  if (process === undefined) return [];
  const ends = [...process.nodes.values()].flatMap((node): ProcessEnd[] => {
    if (node.kind !== 'event' || node.type !== 'endEvent' || node.scope !== process.id) return [];
    const title = node.name === undefined ? {} : { title: titleOf(node) };
    return [{ ...outcomeOf(node), id: stepIdOf(node), ...title, from: node.path, node, process }];
  });
  const stops = [...process.nodes.values()].some((node) => canStop(process, node));
  if (ends.length > 0 && !stops) return ends;
  return [...ends, { id: IMPLICIT_END, outcome: 'solved', isGuessed: false, from: process.path, process }];
}

/** True for what comes to its end without an end event. */
function canStop(process: Process, node: ProcessNode): boolean {
  if (node.scope !== process.id || node.outgoing.length > 0) return false;
  // What begins an event sub-process may be the last to happen.
  if (node.kind === 'activity') return node.isForCompensation !== true;
  if (node.kind === 'gateway') return true;
  const isHandler = node.definitions.some(({ kind }) => kind === 'compensate' || kind === 'link');
  return node.type !== 'endEvent' && !isHandler;
}

/** What an end means: as written, else by its name. */
function outcomeOf(node: ProcessEvent): Pick<ProcessEnd, 'outcome' | 'isGuessed'> {
  const written = attributeOf(node, 'throughline', 'outcome')?.text?.trim();
  const known = END_OUTCOMES.find((outcome) => outcome === written);
  if (known !== undefined) return { outcome: known, isGuessed: false };
  const name = node.name ?? '';
  const guessed = NAMED.find(([, words]) => words.test(name))?.[0];
  return { outcome: guessed ?? 'solved', isGuessed: guessed !== undefined };
}

/** Words by which designers name ends, in both languages; the first that fits counts. */
const NAMED: readonly (readonly [End['outcome'], RegExp])[] = [
  ['withdrawn', /withdr[ae]w|cancel|abort|取消|撤[销回诉单]|退订|放弃/iu],
  [
    'no-answer',
    /no[ -](?:answer|response|reply)|not reached|unreachable|timed? ?out|expired|无(?:人)?(?:应答|回应|响应|回复)|未(?:回复|接通|联系上)|超时|过期/iu,
  ],
  [
    'refused',
    /refus|reject|declin|denied|deny|not (?:accepted|approved|possible|eligible)|fail|invalid|拒绝|驳回|不予|不通过|未通过|不受理|失败|无效/iu,
  ],
  ['self-served', /self[ -]?serv|自助/iu],
];
