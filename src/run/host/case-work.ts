import type { CompiledBlueprint } from '../../compile/compile.ts';
import { callService } from '../effects/call-service.ts';
import type { Notice } from './case-writer.ts';
import { DueTimers, type TimerTools } from './due-timers.ts';
import { EffectLane, type LaneTools } from '../effects/effect-lane.ts';
import { ALERTING, callHandlers, spokenHandlers, type EffectHandlers, type TopicHandler } from '../effects/handlers.ts';

/** Who handles what, worked out once for a host. */
export interface Duties {
  readonly spoken: ReadonlyMap<string, TopicHandler>;
  readonly alerting: ReadonlyMap<string, TopicHandler>;
  readonly calls: ReadonlyMap<string, TopicHandler>;
}

/** Works out who handles what; a TypeError when a handler is for a service that no blueprint has. */
export function dutiesOf(handlers: EffectHandlers, blueprints: readonly CompiledBlueprint[]): Duties {
  const alerting = spokenHandlers(handlers, ALERTING);
  return { spoken: spokenHandlers(handlers), alerting, calls: callHandlers(handlers, blueprints) };
}

/**
 * Works off timers and effects. What is said to the customer goes through one lane and alerts through another, in order for
 * each case; each service has a lane of its own, so that a slow one holds up nobody.
 */
export class CaseWork {
  readonly #timers: DueTimers;
  readonly #lanes: readonly EffectLane[];
  #isStarted = false;

  constructor(tools: LaneTools & TimerTools, { spoken, alerting, calls }: Duties) {
    this.#timers = new DueTimers(tools);
    const telling = [spoken, alerting].map((handlers) => {
      return new EffectLane(tools, {
        topics: [...handlers.keys()],
        isOrdered: true,
        handle: async (item, context) => {
          await handlers.get(item.topic)?.(item, context);
          return { kind: 'done' };
        },
      });
    });
    const calling = [...calls].map(([topic, call]) => {
      return new EffectLane(tools, {
        topics: [topic],
        isOrdered: false,
        handle: async (item, context, again) => callService({ writer: tools.writer, again }, call, item, context),
      });
    });
    this.#lanes = [...telling, ...calling];
  }

  /** Overdue timers fire before the first effect leaves. */
  async start(): Promise<void> {
    await this.#timers.poke();
    this.#isStarted = true;
    await Promise.all(this.#lanes.map(async (lane) => lane.poke()));
  }

  /** Something was written that asks for work. */
  notice({ timerDue, topics }: Notice): void {
    if (timerDue !== undefined) this.#timers.noticed(timerDue);
    if (this.#isStarted) for (const lane of this.#lanes) lane.noticed(topics);
  }

  /** Takes up what is due at this instant; false when nothing is. */
  async takeUpDue(): Promise<boolean> {
    let found = false;
    for (const part of [this.#timers, ...this.#lanes]) {
      if (!(await part.isDue())) continue;
      found = true;
      await part.poke();
    }
    return found;
  }

  /** Begins nothing more; resolves when all that is under way has ended. */
  async stop(): Promise<void> {
    await Promise.all([this.#timers.stop(), ...this.#lanes.map(async (lane) => lane.stop())]);
  }
}
