/** Where a day comes from. One line each: what it is, who may see such things at all, who reads them. */
import { readFakes, readMentions, readOutages, readReminded, readSorting } from './read-beside.ts'
import {
  readArticles,
  readArticlesToApprove,
  readBroadcasts,
  readCourses,
  readCoursesToApprove,
  readExercise,
  readFeedback,
  readNetworkActs,
  readOrders,
  readPosts,
  readPractices,
  readWaitingRules,
} from './read-portal.ts'
import { readDuties, readQuestions, readStreams } from './read-talk.ts'
import {
  readApprovals,
  readDecisions,
  readFutile,
  readOwedParts,
  readParts,
  readPromises,
  readSubtasks,
  readTasks,
} from './read-work.ts'
import type { Source } from './source.ts'

export const SOURCES: readonly Source[] = [
  { kind: 'task', permission: 'incidents.work', read: readTasks },
  { kind: 'promise', permission: 'incidents.work', read: readPromises },
  { kind: 'approval', permission: 'answers.work', read: readApprovals },
  { kind: 'decision', permission: 'incidents.work', read: readDecisions },
  { kind: 'futile', permission: 'incidents.work', read: readFutile },
  { kind: 'contribution', permission: 'incidents.work', read: readParts },
  { kind: 'owed_part', permission: 'incidents.work', read: readOwedParts },
  { kind: 'subtask', permission: 'incidents.work', read: readSubtasks },
  { kind: 'sorting', permission: 'incidents.work', read: readSorting },
  { kind: 'mention', permission: 'incidents.read', read: readMentions },
  { kind: 'reminded', permission: 'incidents.read', read: readReminded },
  { kind: 'order', permission: 'orders.read', read: readOrders },
  { kind: 'broadcast', permission: 'broadcasts.approve', read: readBroadcasts },
  { kind: 'practice', permission: 'practices.approve', read: readPractices },
  { kind: 'moderation', permission: 'moderation.act', read: readNetworkActs },
  { kind: 'question', permission: 'chats.read', read: readQuestions },
  { kind: 'duty', permission: 'chats.read', read: readDuties },
  { kind: 'duty', permission: 'today.read', read: readPosts },
  { kind: 'feedback', permission: 'feedback.answer', read: readFeedback },
  { kind: 'article', permission: 'knowledge.write', read: readArticles },
  { kind: 'article_review', permission: 'knowledge.write', read: readArticlesToApprove },
  { kind: 'course', permission: 'courses.read', read: readCourses },
  { kind: 'course_review', permission: 'courses.write', read: readCoursesToApprove },
  { kind: 'stream', permission: 'livestreams.read', read: readStreams },
  { kind: 'fake', permission: 'fakes.work', read: readFakes },
  { kind: 'outage', permission: 'outages.enter', read: readOutages },
  { kind: 'rule', permission: 'rules.write', read: readWaitingRules },
  { kind: 'exercise', permission: 'exercises.play', read: readExercise },
]
