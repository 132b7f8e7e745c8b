import { createContext, useContext } from 'react'

/** True around buttons whose keys are taken by something else, as a card's are while rows of the list are chosen. */
export const KeysTaken = createContext(false)

/** Keys on a button help eyes; a screen reader hears `aria-keyshortcuts` and the list under «?». */
export function Kbd({ keys }: { keys: string }) {
  if (useContext(KeysTaken)) return null
  return (
    <span className="kbds" aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd className="kbd" key={key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
