// @vitest-environment jsdom
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { EmailAddress } from './EmailAddress.tsx'

it('breaks an address before a sign of it and nowhere else, and leaves it as it is to whoever copies it', () => {
  const { container } = render(<EmailAddress email="anna.belova@housing-office.example" />)
  expect(container.innerHTML).toBe('anna<wbr>.belova<wbr>@housing<wbr>-office<wbr>.example')
  expect(container.textContent).toBe('anna.belova@housing-office.example')
})
