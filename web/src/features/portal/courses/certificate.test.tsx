// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import type { CertificateResponse } from '@veche/contract/portal/courses.ts'
import { COURSE_ROUTES } from '@veche/contract/routes/portal/courses.ts'
import { expect, it } from 'vitest'
import { fakeNetworkForEach, Refused } from '../../../testing/fake-network.ts'
import { show } from '../../../testing/show.tsx'
import { Certificate, CheckCertificate } from './index.ts'

const network = fakeNetworkForEach()
const NUMBER = '2026-AAAA-BBBB-CCCC'
const CERTIFICATE: CertificateResponse = {
  courseId: '00000000-0000-7000-8000-000000000051',
  ...{ number: NUMBER, name: 'Нина Рябова', courseTitle: 'Сроки и обещания', isValid: true },
  ...{ issuedAt: '2026-11-24T09:00:00Z', validUntil: '2027-11-24T21:00:00Z' },
}

it('says on the paper where its number is checked', () => {
  show(
    <Certificate
      certificate={CERTIFICATE}
      regionName="Новгородская область"
      address={`veche.example/certificates/${NUMBER}`}
    />,
  )
  const where = screen.getByText(/Проверить подлинность/)
  expect(where.textContent).toContain('«Портал» → «Учёба» → «Проверить удостоверение»')
  expect(where.textContent).toContain(`номер ${NUMBER}`)
  expect(where.textContent).toContain(`veche.example/certificates/${NUMBER}`)
})

it('finds a certificate by its number, and says beside the field that there is none', async () => {
  const found: string[] = []
  network.serve(COURSE_ROUTES.getCertificate, () => CERTIFICATE)
  const { user } = show(<CheckCertificate onFound={(number) => found.push(number)} />)
  const field = screen.getByRole('textbox', { name: 'Номер удостоверения' })
  await user.type(field, ' 2026-aaaa-bbbb-cccc {Enter}')
  expect(network.calls('GET')).toContain('GET /api/certificates/2026-aaaa-bbbb-cccc')
  expect(found).toEqual([NUMBER])
  network.serve(COURSE_ROUTES.getCertificate, () => new Refused(404, 'certificate.not_found'))
  await user.clear(field)
  await user.type(field, '2026-0000{Enter}')
  expect((await screen.findByRole('alert')).textContent).toBe('Удостоверения с таким номером нет')
  expect(found).toEqual([NUMBER])
})
