/** Questions by channel and by body: how many there are of each, and how they are answered. */
export { BodyPanel } from './BodyPanel.tsx'
export { ChannelPanel } from './ChannelPanel.tsx'
export { LateBodies } from './LateBodies.tsx'
