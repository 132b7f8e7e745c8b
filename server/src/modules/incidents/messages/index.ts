/** Messages and work: a message begins an incident or joins its author’s, is split, deleted or has a point on the map; and whose threads one incident answers. */
export { buildNewIncident } from './build-new-incident.ts'
export {
  findLinks,
  lateMembersPart,
  linksPart,
  listIncidentThread,
  listLateMemberIds,
  listMemberIds,
  listRecipients,
  listWaiting,
  type MemberRow,
  membersPart,
  type Recipient,
} from './members.repository.ts'
export { openIncidents, type SourceOfWork } from './open-incidents.ts'
export type { RegisterDeps } from './register-deps.ts'
export { findOwners, registerMessages, registerWithOwners } from './register-messages.ts'
export { splitIncident } from './split-incident.ts'
