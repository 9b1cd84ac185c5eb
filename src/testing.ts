// Tests of blueprints: one case in virtual time, driven by a test, with any test runner or none.
export { openJourney, type OpenJourneyOptions } from './journey/handle/open-journey.ts';
export type { JourneyCase } from './journey/handle/journey-case.ts';
export type { JourneyActor } from './journey/handle/journey-actor.ts';
export { JourneyError } from './journey/handle/journey-error.ts';
export type { SentMessage } from './journey/handle/sent-message.ts';
export type { TracedEntry } from './journey/handle/trace.ts';
export type { InstantLike, Who } from './journey/handle/written.ts';
export type { WrittenLine } from './journey/journey-file.ts';

// What a test may know of a blueprint at compile time; `throughline compile FILE --format types` writes it.
export type { AnyBlueprint, BlueprintTypes, StepTypes } from './journey/handle/blueprint-types.ts';

// What is expected of a case.
export type { ConditionSeen, Expectation, ExpectationKey, Situation } from './journey/expectation.ts';
export { judge } from './journey/expect/judge.ts';
export type { Verdict } from './journey/expect/verdict.ts';
export { explainVerdict, type Unmet } from './journey/expect/explain-verdict.ts';
export { markedStory, type MarkedFailure, type MarkedStoryOptions } from './journey/expect/marked-story.ts';

// What must hold of every handler of effects.
export { handlerContract } from './testing/handler-contract.ts';
export type { HandlerContractOptions, HandlerLaw, HandlersUnderTest } from './testing/handler-contract.ts';
export type { EffectHandlers, HandlerContext } from './run/effects/handlers.ts';

// Read and compile.
export { loadBlueprint } from './read/load.ts';
export { BlueprintError, compileBlueprint } from './pipeline.ts';
export type { Blueprint } from './blueprint/blueprint.ts';
export type { CompiledBlueprint } from './compile/compile.ts';
export type { CaseView } from './run/view.ts';
export type { CaseRefusal } from './run/refusal.ts';

// Journeys from files.
export { readJourneys, type ReadJourneysResult } from './journey/read-journeys.ts';
export { playJourney, type JourneyResult, type PlayOptions } from './journey/play-journey.ts';

// How much of a blueprint journeys go through.
export { coverageOf, type Coverage, type CoverageRun, type CoveredItem } from './journey/coverage/coverage.ts';
export { playObserved, type ObservedPlay } from './journey/coverage/play-observed.ts';
export { renderCoverage } from './journey/coverage/render-coverage.ts';
export { coverageJson } from './journey/coverage/coverage-json.ts';
export type { Paint, Style } from './text/paint.ts';
export type { Path } from './text/places.ts';
export type { Expression } from './blueprint/origin.ts';
export type { TransitionConfig } from './compile/state-config.ts';
