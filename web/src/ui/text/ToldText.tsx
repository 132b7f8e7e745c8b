import type { ReactNode } from 'react'
import './told-text.css'

/** Words that will stand in public, and everywhere they go: an item a place. */
export function ToldText({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="ov">{title}</h3>
      <blockquote className="told-q pre sm">{words}</blockquote>
      <ul className="told-p">{children}</ul>
    </section>
  )
}
