import { NETWORKS } from '@veche/contract/networks/index.ts'
import { drawingOf } from './network-drawings.ts'

/** The seven state shapes and the channel glyphs, drawn once; `State` and `ChannelGlyph` point at them. */
export function Sprite() {
  return (
    <svg className="sprite" aria-hidden="true">
      <title>{''}</title>
      <symbol id="s-ontime" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <path
          d="M8 4.8V8l2.2 1.6"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </symbol>
      <symbol id="s-attention" viewBox="0 0 16 16">
        <path
          d="M8 1.2 15.3 14H.7z"
          fill="currentColor"
          stroke="currentColor"
          strokeWidth="1.2"
          strokeLinejoin="round"
        />
        <path d="M8 6v3.6" stroke="var(--v-s1)" strokeWidth="1.8" strokeLinecap="round" />
        <circle cx="8" cy="11.9" r="1.05" fill="var(--v-s1)" />
      </symbol>
      <symbol id="s-late" viewBox="0 0 16 16">
        <path d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z" fill="currentColor" />
        <path d="M8 4.4v4" stroke="var(--v-s1)" strokeWidth="1.9" strokeLinecap="round" />
        <circle cx="8" cy="11.3" r="1.1" fill="var(--v-s1)" />
      </symbol>
      <symbol id="s-waiting" viewBox="0 0 16 16">
        <path d="M5.2 3v10M10.8 3v10" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
      </symbol>
      <symbol id="s-done" viewBox="0 0 16 16">
        <path
          d="m2.5 8.6 3.6 3.7L13.5 4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </symbol>
      <symbol id="s-urgent" viewBox="0 0 16 16">
        <path
          d="M9.2.8C9.6 3.8 13 5.7 13 9.7A5 5 0 0 1 8 15a5 5 0 0 1-5-5.1c0-1.9.9-3.2 2-4.2.1 1.3.6 2 1.3 2.4C6 5.3 7 2.5 9.2.8z"
          fill="currentColor"
        />
      </symbol>
      <symbol id="s-rumour" viewBox="0 0 16 16">
        <path
          d="M3.2 1.5h9.6a1.8 1.8 0 0 1 1.8 1.8v6a1.8 1.8 0 0 1-1.8 1.8H8.5L4.8 14.3v-3.2H3.2a1.8 1.8 0 0 1-1.8-1.8v-6a1.8 1.8 0 0 1 1.8-1.8z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
        <path
          d="M6.6 5.1A1.45 1.45 0 1 1 8.2 6.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinecap="round"
        />
        <circle cx="8.1" cy="8.7" r=".9" fill="currentColor" />
      </symbol>
      {NETWORKS.map((network) => (
        <symbol key={network} id={`g-${network}`} viewBox="0 0 16 16">
          <rect width="16" height="16" rx="4" fill={`var(--v-ch-${network})`} />
          {drawingOf(network)}
        </symbol>
      ))}
    </svg>
  )
}
