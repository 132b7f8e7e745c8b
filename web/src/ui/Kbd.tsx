/** Keys on a button help eyes; a screen reader hears `aria-keyshortcuts` and the list under «?». */
export function Kbd({ keys }: { keys: string }) {
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
