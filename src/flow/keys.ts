/** Keys of nodes carry their kind, because a stage, a step and an end may look alike. */
export const stepKey = (id: string): string => `step-${id}`;
export const stageKey = (id: string): string => `stage-${id}`;
export const endKey = (id: string): string => `end-${id}`;
/** Where a branch of a parallel step is done, and where the case goes on after so many of them. */
export const branchEndKey = (step: string, branch: string): string => `done-${step}--${branch}`;
export const joinKey = (step: string): string => `join-${step}`;
export const resumeKey = (interrupt: string): string => `resume-${interrupt}`;
