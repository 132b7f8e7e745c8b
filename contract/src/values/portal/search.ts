/** What the one search finds in the rooms of the portal, in the order in which it is shown. */
export const FOUND_KINDS = [
  'answer',
  'bulletin',
  'practice',
  'course',
  'thread',
  'page',
  'contact',
  'broadcast',
] as const

export const SEARCH_SHORTEST = 2
/** Of a kind. */
export const FOUND_LIMIT = 5
