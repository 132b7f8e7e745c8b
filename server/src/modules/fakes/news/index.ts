/** Who is told what of a card: whose turn it is, that a step is over, that the rumour goes on. */
export { choosePeople, peopleOfAgency } from './choose-people.ts'
export { notifyOfCommand } from './notify-of-command.ts'
export { endStepNotices, findEscalated, notifyOfFake, notifyOfSignal } from './notify-of-fake.ts'
export { notifyOfRespread } from './notify-of-respread.ts'
