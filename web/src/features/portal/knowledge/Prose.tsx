import { readProse } from '@veche/contract/rules/read-prose.ts'
import * as styles from './knowledge.module.css'

/** Paragraphs and lists of an article; its words are never read as HTML. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={styles.prose}>
      {readProse(text).map((block) => {
        if (block.kind === 'paragraph') return <p key={block.at}>{block.text}</p>
        const List = block.kind === 'steps' ? 'ol' : 'ul'
        return (
          <List key={block.at}>
            {block.items.map(({ at, text: item }) => (
              <li key={at}>{item}</li>
            ))}
          </List>
        )
      })}
    </div>
  )
}
