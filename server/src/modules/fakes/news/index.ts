/** Who is told what of a card: whose turn it is, that a step is over, that the rumour goes on. */
export { choosePeople, peopleOfAgency } from './choose-people.ts'
export { findEscalated, settleStep, tellFake, tellOfSignal } from './tell-fake.ts'
export { tellOfCommand } from './tell-of-command.ts'
export { tellRespread } from './tell-respread.ts'
