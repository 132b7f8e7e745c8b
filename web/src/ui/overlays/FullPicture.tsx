import { type ComponentProps, useState } from 'react'

type Props = Omit<ComponentProps<'img'>, 'src' | 'alt' | 'onError'> & {
  src: string
  alt: string
  /** Kept in this browser for as long as there is no line; null: there is none. */
  small: string | null
}

/** A picture as it was sent; where that does not come, its small one. */
export function FullPicture({ src, small, alt, ...rest }: Props) {
  const [lost, setLost] = useState<string | null>(null)
  return <img {...rest} alt={alt} src={(lost === src && small) || src} onError={() => setLost(src)} />
}
