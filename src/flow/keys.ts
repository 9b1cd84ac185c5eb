/** Keys of nodes carry their kind, because a stage, a step and an end may look alike. */
export const stepKey = (id: string): string => `step-${id}`;
export const stageKey = (id: string): string => `stage-${id}`;
export const endKey = (id: string): string => `end-${id}`;
export const resumeKey = (interrupt: string): string => `resume-${interrupt}`;
