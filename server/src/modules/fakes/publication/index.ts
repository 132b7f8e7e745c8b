/** Where the refutation goes and went: places chosen and told, ways to answer there, posts, what is not delivered, and what anyone may read of it. */
export { presentCarriers, readReach } from './present-carriers.ts'
export { presentPostChats, presentPublications } from './present-publications.ts'
export {
  type CheckedItem,
  findCheckedPicture,
  listChecked,
  type PublicFake,
  readChecked,
} from './public-fakes.ts'
export { listStanding, withdraw } from './publications.repository.ts'
export { isAllOut, leaveOut, publish, publishByHand } from './publish.ts'
export { registerFakePost } from './register-fake-post.ts'
