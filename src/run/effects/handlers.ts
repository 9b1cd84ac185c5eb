import type { Effect } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { callTopic, type OutboxItem } from '../store/outbox-item.ts';

/** An effect of one kind: `message`, `ask`, `survey`, `reminder`, `alert` or `call`. */
export type EffectOf<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

/** What a handler is told beside the effect. */
export interface HandlerContext {
  /** `caseId:seq:n`, the same at every attempt: hand it on as idempotency key, because an effect may come twice. */
  readonly id: string;
  readonly caseId: string;
  /** Aborted when the host stops; a handler that then throws is tried again at the next start. */
  readonly signal: AbortSignal;
  /**
   * Waits on the host's clock, in milliseconds; rejects when the host stops. A handler that waits in another way keeps
   * {@link CaseHost.settled} waiting, and on virtual time nobody would then move the clock.
   */
  sleep(milliseconds: number): Promise<void>;
}

/**
 * Carries an effect out. When it throws, the effect is tried again later, unless the error has `retryable: false`; `retryAfter`
 * of the error (milliseconds) says when. Later effects of the case wait until then.
 */
export type EffectHandler<K extends Effect['kind']> = (
  effect: EffectOf<K>,
  context: HandlerContext,
) => Promise<void> | undefined | void;

/** What a service returns: the values of its `out`, by name; nothing where nothing is used. */
export type ServiceOutputs = Readonly<Record<string, unknown>>;

/**
 * Calls a service. What it returns comes back to the case as `step.<id>.done`; a throw as `step.<id>.failed`, at once and
 * without another try: how a service is tried again is for the handler to know. Outputs that do not fit what the blueprint
 * says of the service count as a failure.
 */
export type CallHandler = (
  effect: EffectOf<'call'>,
  context: HandlerContext,
) => Promise<ServiceOutputs | void> | ServiceOutputs | undefined | void;

/** Who carries out what cases ask of the outside world. Effects without a handler wait in the outbox for a host with one. */
export interface EffectHandlers {
  readonly message?: EffectHandler<'message'>;
  readonly ask?: EffectHandler<'ask'>;
  readonly survey?: EffectHandler<'survey'>;
  readonly reminder?: EffectHandler<'reminder'>;
  /** Tells people of an escalation, in the order of `to`; the key is in the effect, so that nobody is told twice. */
  readonly alert?: EffectHandler<'alert'>;
  /** One for all services, or one for each by the service's id. */
  readonly call?: CallHandler | Readonly<Record<string, CallHandler>>;
}

/** Handlers for all that people are told and asked; services are called by others. */
export type TellingHandlers = Required<Omit<EffectHandlers, 'call'>>;

/** The handler of a topic, for any effect of it. */
export type TopicHandler = (item: OutboxItem, context: HandlerContext) => Promise<unknown>;

/** What is said to people, in the order in which it is to reach them. */
export const SPOKEN = ['message', 'ask', 'survey', 'reminder'] as const;

/** Alerts to staff wait for no message to the customer. */
export const ALERTING = ['alert'] as const;

/** The handlers of what is said to people, by topic. */
export function spokenHandlers(
  handlers: EffectHandlers,
  kinds: readonly ((typeof SPOKEN)[number] | (typeof ALERTING)[number])[] = SPOKEN,
): ReadonlyMap<string, TopicHandler> {
  return new Map(
    kinds.flatMap((kind): [string, TopicHandler][] => {
      const handler = handlers[kind] as ((effect: Effect, context: HandlerContext) => Promise<void> | void) | undefined;
      return handler === undefined ? [] : [[kind, async (item, context) => handler(item.effect, context)]];
    }),
  );
}

/**
 * The handlers of services, by topic.
 *
 * @throws TypeError when a handler is named after a service that no blueprint has.
 */
export function callHandlers(
  { call = {} }: EffectHandlers,
  blueprints: readonly CompiledBlueprint[],
): ReadonlyMap<string, TopicHandler> {
  const services = [...new Set(blueprints.flatMap(({ blueprint }) => [...blueprint.services.keys()]))];
  const given = typeof call === 'function' ? Object.fromEntries(services.map((service) => [service, call])) : call;
  return new Map(
    Object.entries(given).map(([service, handler]): [string, TopicHandler] => {
      if (!services.includes(service)) {
        throw new TypeError(`There is a handler for the service "${service}", but no blueprint has such a service.`);
      }
      return [callTopic(service), async (item, context) => handler(item.effect as EffectOf<'call'>, context)];
    }),
  );
}
