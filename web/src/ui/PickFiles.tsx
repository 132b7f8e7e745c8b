import { type ReactNode, useRef } from 'react'
import { Button } from './Button.tsx'

type Props = {
  label: string
  icon: ReactNode
  /** Types that the browser offers. */
  accept: string
  size?: 's'
  isBusy: boolean
  isFull?: boolean
  onPick: (files: File[]) => void
}

/** A button that lets choose any number of files. The same file may be chosen twice in a row. */
export function PickFiles({ label, icon, accept, size, isBusy, isFull = false, onPick }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        {...(size && { size })}
        icon={icon}
        isBusy={isBusy}
        disabled={isFull}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        className="sr"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          if (files.length > 0) onPick(files)
        }}
      />
    </>
  )
}
