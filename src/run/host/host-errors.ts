import type { ParkedCase } from '../store/parked.ts';

/** What a host answers when it cannot do what it was asked; every one says whether trying the same again helps. */
export abstract class HostError extends Error {
  /** True when the same call may succeed later without anybody's doing. */
  abstract readonly retryable: boolean;
}

/** There is no case with this id; trying again does not help before it is started. */
export class UnknownCase extends HostError {
  override readonly name = 'UnknownCase';
  readonly retryable = false;
  readonly caseId: string;

  constructor(caseId: string) {
    super(`There is no case "${caseId}".`);
    this.caseId = caseId;
  }
}

/** The blueprint of a case has no service clock and no escalation of this id; trying again does not help. */
export class UnknownClock extends HostError {
  override readonly name = 'UnknownClock';
  readonly retryable = false;
  readonly caseId: string;
  /** What was asked for. */
  readonly sla: string;

  constructor(caseId: string, sla: string, clocks: readonly string[], escalations: readonly string[] = []) {
    const none = clocks.length + escalations.length === 0;
    const known = [
      ...(clocks.length === 0 ? [] : [`clocks: ${clocks.join(', ')}`]),
      ...(escalations.length === 0 ? [] : [`escalations: ${escalations.join(', ')}`]),
    ];
    super(`The case "${caseId}" has no clock or escalation "${sla}". It has ${none ? 'none' : known.join('; ')}.`);
    this.caseId = caseId;
    this.sla = sla;
  }
}

/** No blueprint that was given has this id and version; trying again does not help. */
export class UnknownBlueprint extends HostError {
  override readonly name = 'UnknownBlueprint';
  readonly retryable = false;

  constructor(id: string, version: string | undefined, known: readonly string[]) {
    const wanted = version === undefined ? `"${id}"` : `"${id}" in version ${version}`;
    super(`There is no blueprint ${wanted}. There is: ${known.length === 0 ? 'none' : known.join(', ')}.`);
  }
}

/** A case runs on a blueprint that was not given; trying again does not help before it is. */
export class MissingBlueprint extends HostError {
  override readonly name = 'MissingBlueprint';
  readonly retryable = false;
  readonly caseId: string;
  readonly blueprint: string;
  readonly version: string;
  /** The whole content hash, 64 hexadecimal digits. */
  readonly hash: string;
  /** The compiler revision that the case was written with. */
  readonly revision: number;

  constructor(caseId: string, pinned: PinnedTo, others = 0) {
    const { blueprint, version, hash, revision } = pinned;
    const whose = others === 0 ? `The case "${caseId}" runs` : `The case "${caseId}" and ${others} more run`;
    super(
      `${whose} on ${blueprint} ${version} (${hash.slice(0, 12)}, compiler revision ${revision}), which is not among the ` +
        `blueprints of this host. Give that version as well: a case stays on the one it was opened with.`,
    );
    this.caseId = caseId;
    this.blueprint = blueprint;
    this.version = version;
    this.hash = hash;
    this.revision = revision;
  }
}

/** The text of a blueprint that was kept with its cases does not give that blueprint any more; trying again does not help. */
export class UnreadableBlueprint extends HostError {
  override readonly name = 'UnreadableBlueprint';
  readonly retryable = false;
  readonly pinned: PinnedTo;
  /**
   * errors: the text cannot be read any more; changed: it says something else than the cases run on; revision: this
   * release compiles it to a machine that may behave differently.
   */
  readonly problem: 'errors' | 'changed' | 'revision';

  constructor(pinned: PinnedTo, problem: 'errors' | 'changed' | 'revision', detail: string) {
    const { blueprint, version, hash, revision } = pinned;
    const what = `The blueprint ${blueprint} ${version} (${hash.slice(0, 12)}, compiler revision ${revision}) that was kept with its cases`;
    super(`${what} ${detail} Go on with its cases in the release that opened them.`);
    this.pinned = { blueprint, version, hash, revision };
    this.problem = problem;
  }
}

/** What a case is pinned to. */
export interface PinnedTo {
  readonly blueprint: string;
  readonly version: string;
  readonly hash: string;
  readonly revision: number;
}

/** The case is not where the sender believed it to be; look at it again and decide anew. */
export class ConflictError extends HostError {
  override readonly name = 'ConflictError';
  readonly retryable = true;
  readonly caseId: string;
  readonly expectedSeq: number;
  /** Where the case stands. */
  readonly seq: number;

  constructor(caseId: string, expectedSeq: number, seq: number) {
    super(`The case "${caseId}" is at ${seq}, not at ${expectedSeq}: something has happened since it was looked at.`);
    this.caseId = caseId;
    this.expectedSeq = expectedSeq;
    this.seq = seq;
  }
}

/** An id that must name one thing was used for two different ones; trying again does not help. */
export class EventIdReused extends HostError {
  override readonly name = 'EventIdReused';
  readonly retryable = false;
  readonly caseId: string;
  readonly eventId: string;

  constructor(caseId: string, eventId: string) {
    super(`The id "${eventId}" was already used for something else on the case "${caseId}". Give each event its own.`);
    this.caseId = caseId;
    this.eventId = eventId;
  }
}

/** The case is parked after a fault and takes no events; trying again does not help until somebody has released it. */
export class CaseParked extends HostError {
  override readonly name = 'CaseParked';
  readonly retryable = false;
  readonly caseId: string;
  readonly parked: ParkedCase;

  constructor(caseId: string, parked: ParkedCase) {
    super(
      `The case "${caseId}" is parked since ${new Date(parked.at).toISOString()} and takes no events: at ` +
        `"${parked.event.type}" it failed with ${parked.error.name}: ${parked.error.message}`,
    );
    this.caseId = caseId;
    this.parked = parked;
  }
}

/** Nothing waits at a step for whoever asked; trying again does not help before something does. */
export class NoSuchWork extends HostError {
  override readonly name = 'NoSuchWork';
  readonly retryable = false;
  readonly caseId: string;
  readonly step: string;

  constructor(caseId: string, step: string, role: string, waiting: readonly string[]) {
    const there = waiting.length === 0 ? 'nothing' : waiting.join(', ');
    super(`At the case "${caseId}" nothing waits at step "${step}" for ${role}. What waits is: ${there}.`);
    this.caseId = caseId;
    this.step = step;
  }
}

/** Somebody else has the work of a step; trying again helps once they have released it. */
export class AlreadyClaimed extends HostError {
  override readonly name = 'AlreadyClaimed';
  readonly retryable = false;
  readonly caseId: string;
  readonly step: string;
  readonly owner: string;

  constructor(caseId: string, step: string, owner: string) {
    super(`The work of step "${step}" of the case "${caseId}" is with ${owner}. Have it released or delegated first.`);
    this.caseId = caseId;
    this.step = step;
    this.owner = owner;
  }
}

/** Personal values of a case that is still open cannot be erased; close it first. */
export class CaseNotClosed extends HostError {
  override readonly name = 'CaseNotClosed';
  readonly retryable = false;
  readonly caseId: string;

  constructor(caseId: string) {
    super(
      `The case "${caseId}" is open, and still needs what it knows. Close it before its personal values are erased.`,
    );
    this.caseId = caseId;
  }
}

/** The host was closed and takes nothing more; another one may. */
export class HostClosed extends HostError {
  override readonly name = 'HostClosed';
  readonly retryable = true;

  constructor() {
    super('This host has been closed and takes nothing more.');
  }
}
