/** How a card begins and takes in what is heard: a rumour in a message, a card by hand, its claim and what it is about. */
export { assertPlace } from './assert-place.ts'
export { createFake, proposeClaim } from './create-fake.ts'
export { editFake } from './edit-fake.ts'
export { lookBack, startLookingBack } from './look-back.ts'
export { registerFakeCarriers } from './register-fake-carriers.ts'
export { registerRumours } from './register-rumours.ts'
