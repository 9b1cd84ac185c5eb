import { courseVerbs } from './written-course.ts';
import { meetingVerbs } from './written-meetings.ts';
import { talkVerbs } from './written-talk.ts';
import { useSchema } from './use.ts';

const { say, ask, do: work, survey } = talkVerbs;
const { call, decide, choose, wait } = courseVerbs;
const { meet, approve } = meetingVerbs;

/** The keys of the flat step object that are verbs, in the order of the verbs. */
export const writtenVerbs = { say, ask, do: work, call, decide, choose, wait, meet, approve, survey, use: useSchema };
