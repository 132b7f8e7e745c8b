/** Who may be asked in a body: its contact, its people with their absences, its posts with what they are for. */
export {
  type Absence,
  deleteAbsence,
  insertAbsence,
  listAbsences,
  type Stand,
} from './absences.repository.ts'
export { authorizeBody, mayWriteFor, nearestBodies, reachOf, requireBody } from './contacts.policy.ts'
export { type ContactRow, findContact } from './contacts.repository.ts'
export { contactsRoutes } from './contacts.routes.ts'
export type { ContactsContext } from './contacts-context.ts'
export { findContacts } from './find-contacts.ts'
export {
  insertPerson,
  listPeople,
  listPeopleByIds,
  listPeopleByName,
  lockPerson,
  type PersonRow,
  updatePersonRow,
} from './people.repository.ts'
export { countRosterChange, getPost, listPosts, lockPost, type PostRow } from './posts.repository.ts'
export { presentContact } from './read-contacts.ts'
export { addPost, changePost } from './save-post.ts'
