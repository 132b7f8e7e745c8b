/** Who answers in a chat: officials and their roles, the duty roster, the accounts in networks that link codes prove to be theirs. */
export { findOnDuty, listDuties, listDutiesOf, listOnDutyIn, type OnDuty } from './duty.repository.ts'
export { addDuty, removeDuty } from './duty.ts'
export { listOfficialAuthors } from './link-code.repository.ts'
export { linkCodeRoutes } from './link-code.routes.ts'
export { linkByCodes } from './link-code.ts'
export { findMemberRole, listMembers } from './members.repository.ts'
export { removeMember, setMember } from './members.ts'
export { findPeople } from './people.ts'
