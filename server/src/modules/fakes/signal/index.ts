/** How a card starts, from a message or by hand, how new messages are compared with it, and its claim and subject. */
export { assertPlace } from './assert-place.ts'
export { createFake, proposeClaim } from './create-fake.ts'
export { editFake } from './edit-fake.ts'
export { lookBack, startLookingBack } from './look-back.ts'
export { registerFakeCarriers } from './register-fake-carriers.ts'
export { registerRumours } from './register-rumours.ts'
