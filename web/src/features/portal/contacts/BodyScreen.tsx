import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import { PhoneLinks } from '../duty/index.ts'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import { ContactDialog } from './ContactDialog.tsx'
import * as styles from './contacts.module.css'
import type { Contacts, Person, Post } from './contacts.queries.ts'
import { PeopleSection } from './PeopleSection.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { PostDialog } from './PostDialog.tsx'
import type { RenderRoster } from './ShiftsMeanwhile.tsx'

type Open =
  | { dialog: 'contact' }
  | { dialog: 'person'; person: Person | null }
  | { dialog: 'absence'; person: Person }
  | { dialog: 'post'; post: Post | null }
type Props = { contacts: Contacts; renderRoster: RenderRoster }

/** A body from inside: how it is reached, what its posts are for, and who is there. */
export function BodyScreen({ contacts, renderRoster }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="col g4">
      <ContactSection contacts={contacts} onEdit={() => setOpen({ dialog: 'contact' })} />
      <PostsSection
        contacts={contacts}
        renderRoster={renderRoster}
        onOpen={(post) => setOpen({ dialog: 'post', post })}
      />
      <PeopleSection
        contacts={contacts}
        onOpen={(person) => setOpen({ dialog: 'person', person })}
        onAway={(person) => setOpen({ dialog: 'absence', person })}
      />
      {open?.dialog === 'contact' && (
        <ContactDialog agencyCode={contacts.agencyCode} contact={contacts.contact} onClose={close} />
      )}
      {open?.dialog === 'person' && <PersonDialog contacts={contacts} person={open.person} onClose={close} />}
      {open?.dialog === 'absence' && (
        <AbsenceDialog contacts={contacts} person={open.person} renderRoster={renderRoster} onClose={close} />
      )}
      {open?.dialog === 'post' && <PostDialog contacts={contacts} post={open.post} onClose={close} />}
    </div>
  )
}

function ContactSection({ contacts, onEdit }: { contacts: Contacts; onEdit: () => void }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { contact, changed, mayWrite } = contacts
  const { phone, innerPhone, email, address, note } = contact
  const facts = [
    { key: 'phone', value: phone && <PhoneLinks phone={phone} /> },
    { key: 'innerPhone', value: innerPhone && <PhoneLinks phone={innerPhone} /> },
    { key: 'email', value: email },
    { key: 'address', value: address },
    { key: 'note', value: note },
  ].filter(({ value }) => value)
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="duty-contact">
      <div className="row g2 wrap">
        <h2 id="duty-contact" className="grow">
          {t('duty.contact')}
        </h2>
        {mayWrite && (
          <Button size="s" onClick={onEdit}>
            {t('duty.edit')}
          </Button>
        )}
      </div>
      {facts.length === 0 && <p className="muted">{t('duty.noContact')}</p>}
      <dl className={styles.facts}>
        {facts.map(({ key, value }) => (
          <div key={key}>
            <dt className="sm muted">{t(`duty.field.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {changed && (
        <p className="xs muted">
          {t('duty.changed', { at: moment(changed.at), name: changed.by ?? t('duty.program') })}
        </p>
      )}
    </section>
  )
}

type PostsProps = Props & { onOpen: (post: Post | null) => void }

function PostsSection({ contacts, renderRoster, onOpen }: PostsProps) {
  const { t } = useTranslation()
  const { posts, mayWrite } = contacts
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="duty-posts">
      <div className="row g2 wrap">
        <h2 id="duty-posts" className="grow">
          {t('duty.posts')}
        </h2>
        {mayWrite && (
          <Button size="s" icon={<IconPlus className="ic" aria-hidden="true" />} onClick={() => onOpen(null)}>
            {t('duty.addPost')}
          </Button>
        )}
      </div>
      {posts.length === 0 && <p className="muted">{t('duty.noPostsText')}</p>}
      <ul className={styles.listRows}>
        {posts.map((post) => (
          <li key={post.id}>
            <PostRow post={post} contacts={contacts} />
            <span className="row g2 wrap">
              {renderRoster(post.id, t('duty.roster'))}
              {mayWrite && (
                <Button
                  size="s"
                  look="quiet"
                  aria-label={t('duty.editNamed', { name: post.name })}
                  onClick={() => onOpen(post)}
                >
                  {t('duty.edit')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PostRow({ post, contacts }: { post: Post; contacts: Contacts }) {
  const { t } = useTranslation()
  const { topicName, groupName, municipalityName } = useDirectory()
  const nameOf = (id: string | null) => contacts.people.find((person) => person.id === id)?.name
  const about = [
    ...post.topicCodes.map(topicName),
    ...post.groupCodes.map(groupName),
    ...post.municipalityCodes.map(municipalityName),
    ...post.streets,
  ].filter(Boolean)
  return (
    <div className="grow">
      <b className="m">{post.name}</b> {!post.isActive && <State name="waiting">{t('duty.off')}</State>}
      {post.isEmergency && <span className="tag">{t('duty.emergencyTag')}</span>}
      <span className="sm muted blk">{about.join(' · ') || t('duty.forAll')}</span>
      <span className="sm blk">
        {nameOf(post.leadId) && t('duty.leadNamed', { name: nameOf(post.leadId) })}{' '}
        <PhoneLinks phone={post.phone} />
      </span>
    </div>
  )
}
