/** Who answers in a chat: officials and their roles, the duty roster, the accounts in networks that link codes prove to be theirs. */
export { AccountsSection } from './AccountsSection.tsx'
export { DutySection } from './DutySection.tsx'
export { MembersSection } from './MembersSection.tsx'
