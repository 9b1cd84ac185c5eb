// Read: text -> blueprint.
export { readBlueprint, type ReadResult } from './read/blueprint.ts';
export { readBpmn, type ReadBpmnResult } from './read/bpmn.ts';
export { loadBlueprint } from './read/load.ts';
export type { Blueprint } from './blueprint/blueprint.ts';
export type { ClockState } from './blueprint/sla.ts';
export type { Text } from './blueprint/text.ts';
export type { ProcessModel } from './blueprint/process.ts';
export { readPeople, type ReadPeopleResult } from './read/people-file.ts';
export type { People, Person } from './blueprint/people.ts';

// Check: blueprint -> findings.
export { alertBounds, checkBlueprint, checkPrinciples, compileBlueprint, BlueprintError } from './pipeline.ts';
export type { CheckOptions } from './check/checker.ts';
export type { Preset } from './check/presets.ts';
export type { AlertBound, AlertBounds } from './check/alert-bounds.ts';
export type { PrincipleSection, PrinciplesReport } from './check/principles.ts';
export type { Principle } from './check/rule.ts';
export { wordingOf, type Edit, type Finding, type RelatedPlace } from './text/diagnostic.ts';
export type { Code } from './text/catalogue.ts';
export type { Language, Severity, Wording } from './text/catalogue/entry.ts';

export type { RecipientKind, WayOfTelling } from './blueprint/escalation.ts';

// Compile: blueprint -> machine.
export type { CaseMachine, CompiledBlueprint } from './compile/compile.ts';
export type { CaseMachineConfig } from './compile/state-config.ts';
export type { CaseImplementations } from './compile/implementations.ts';
export type {
  Actor,
  AlertEffect,
  CaseContext,
  CaseEvent,
  CaseInput,
  ClockLedger,
  Effect,
  Entry,
  LadderEntry,
  LadderLedger,
  StepEffect,
  Timer,
} from './compile/case.ts';
export type { Directory, Found, FoundPerson, Missed, Told, Untold, Wanted } from './compile/recipients.ts';
export type { ActEntry } from './compile/case.ts';
export { CaseFault } from './compile/fault.ts';
export { directoryOf, withPresence, type PeopleDirectory, type Presence } from './compile/people-directory.ts';

// Draw: blueprint -> BPMN, and pictures.
export { drawBlueprint, type BlueprintDrawOptions } from './draw/blueprint/draw-blueprint.ts';
export { drawStatechart } from './draw/statechart/draw-statechart.ts';
export { drawTimeline } from './draw/timeline/draw-timeline.ts';
export type { TimelineOptions } from './draw/timeline/timeline-options.ts';
export type { DrawOptions } from './draw/options.ts';
export { coverageOverlay, differenceOverlay, journeyOverlay, type DrawnCoverage } from './draw/overlays.ts';
export type { Overlay, OverlayMark } from './draw/overlay.ts';
export type { Theme } from './draw/svg/theme.ts';
export { drawPage, type PageOptions, type PagePicture } from './draw/html/draw-page.ts';
export type { PageJourney, PageVisit } from './draw/html/page-data.ts';
export { mermaidBlueprint } from './draw/mermaid/mermaid-blueprint.ts';
export { mermaidStatechart } from './draw/mermaid/mermaid-statechart.ts';
export { mermaidTimeline } from './draw/mermaid/mermaid-timeline.ts';
export { writeBpmn } from './draw/bpmn/write-bpmn.ts';
export type { ProcessOfOptions } from './flow/process-of.ts';

// Run: machine + events -> cases.
export { step, type CaseSnapshot, type CaseStatus, type StepOptions, type StepResult } from './run/step.ts';
export { freezeCase, thawCase, WrongBlueprint, type FrozenCase } from './run/frozen.ts';
export { viewCase, type CaseView, type WaitingStep } from './run/view.ts';
export type { ClockView } from './run/clock-view.ts';
export type { EscalationView } from './run/escalation-view.ts';
export { explainClock, type ExplainOptions } from './run/why/explain-clock.ts';
export { describeClock } from './run/why/describe-clock.ts';
export { explainEscalation, type ExplainEscalationOptions } from './run/why/explain-escalation.ts';
export { describeEscalation } from './run/why/describe-escalation.ts';
export type {
  EscalationAhead,
  EscalationCause,
  EscalationExplanation,
  EscalationLine,
  EscalationRun,
  EscalationTriggered,
  ExplainedMissed,
  ExplainedTold,
  ExplainedUntold,
  ExplainedWanted,
  LevelPoint,
  Who,
} from './run/why/escalation-explanation.ts';
export { aheadOf, type Ahead, type AheadOptions, type AlertAhead } from './run/why/ahead.ts';
export type {
  ClockExplanation,
  ClockLine,
  ClockPromise,
  ExplainedRun,
  ExplainedStretch,
} from './run/why/clock-explanation.ts';
export type { ClockCause } from './run/why/clock-cause.ts';
export type { ClockStretch } from './run/why/clock-sum.ts';
export type { ClockReport, EscalationReport } from './run/why/report-why.ts';
export type { AcceptedEvent, AcceptedField } from './run/accepted.ts';
export { wordingOfRefusal, type CaseRefusal } from './run/refusal.ts';
export type { TimerRequest } from './run/scope.ts';
export { createHost, type CaseHost, type CaseReport, type HostOptions } from './run/host/host.ts';
export type { HostFilter, Sent, SendOptions, Started, StartRequest } from './run/host/host.ts';
export type { Completion, Desk, DeskStart, Done, Extension, Retried } from './run/host/desk.ts';
export type {
  CallHandler,
  EffectHandler,
  EffectHandlers,
  HandlerContext,
  ServiceOutputs,
} from './run/effects/handlers.ts';
export { readKept, storedBlueprints } from './kept-blueprints.ts';
export type { EffectOptions } from './run/effects/retry-policy.ts';
export { jsonLog, type Happening, type HostLog, type LoggedEffect, type LoggedError } from './run/effects/log.ts';
export type { LogLevel, LogRecord } from './run/effects/log.ts';
export { openTelemetry, telemetryLog } from './run/effects/telemetry.ts';
export type { MeterLike, TelemetryApi, TracerLike } from './run/effects/telemetry.ts';
export { memoryStore } from './run/store/memory-store.ts';
export { advanceHost } from './run/host/advance-host.ts';
export { summaryOf } from './run/store/case-lists.ts';
export { callTopic, effectId, topicOf } from './run/store/outbox-item.ts';
export type { CaseFilter, CaseRecord, CaseSummary, Page, WorkFilter, WorkRow } from './run/store/case-lists.ts';
export type {
  AuditOptions,
  AuditReport,
  BrokenEntry,
  CaseAct,
  JournalRecord,
  Personal,
  StoreNote,
} from './run/store/journal-record.ts';
export type { OutboxFilter, OutboxItem, Settlement } from './run/store/outbox-item.ts';
export type {
  CaseChange,
  CaseReading,
  CaseStore,
  Decision,
  DueTimer,
  Hold,
  KeptBlueprint,
  NextState,
  PinnedCases,
  WorkLease,
} from './run/store/store.ts';
export type { SentEvent } from './run/host/case-writer.ts';
export type { KeptError, ParkedCase } from './run/store/parked.ts';
export type { WorklistFilter, WorklistItem } from './run/host/worklist.ts';
export {
  AlreadyClaimed,
  CaseNotClosed,
  CaseParked,
  ConflictError,
  EventIdReused,
  HostClosed,
  HostError,
  MissingBlueprint,
  NoSuchWork,
  UnknownBlueprint,
  UnknownCase,
  UnknownClock,
  UnreadableBlueprint,
} from './run/host/host-errors.ts';

// Journeys: cases played in virtual time, told as a story.
export { readJourneys, type ReadJourneysResult } from './journey/read-journeys.ts';
export type { Journey, JourneyFile } from './journey/journey-file.ts';
export { checkJourneys } from './journey/check-journeys.ts';
export { playJourney, type JourneyResult, type PlayOptions } from './journey/play-journey.ts';
export { journeyOfHistory, type HistoryJourney, type HistoryJourneyOptions } from './journey/journey-of-history.ts';
export { replayOn, type ReplayOptions, type ReplayResult, type ReplayStop } from './journey/replay/replay-on.ts';
export { describeReplay, type DescribeReplayOptions } from './journey/replay/describe-replay.ts';
export type { ReplayAspect, ReplayDifference } from './journey/replay/compare-entries.ts';
export { exportCase, readExportedCase, type ExportedCase } from './run/store/exported-case.ts';
export type { ExportProblem, ReadExportedCase } from './run/store/exported-case.ts';
export { tellStory, type StoryOptions } from './story/story.ts';
export { renderStory, type RenderStoryOptions } from './story/render-story.ts';
export type { StoryKind, StoryLine } from './story/story-line.ts';

// Time.
export { calendar, OutsideCalendar, READY_DAYS } from './time/calendar.ts';
export type { Calendar, CalendarDays, CalendarDefinition, DatedDay } from './time/calendar.ts';
export type { Clock } from './time/clock.ts';
export { systemClock } from './time/system-clock.ts';
export { virtualClock, type VirtualClock } from './time/virtual-clock.ts';
