import { describe, expect, it } from 'vitest'
import { Issues } from '#api/base/issues.ts'
import { deviceWords } from '#api/viewer/devices.ts'
import { checkPassword } from '#api/viewer/password-rules.ts'

const faults = (password: string, person = { email: 'amina.k@classroom.example', name: 'Amina Kato' }) => {
  const issues = new Issues()
  checkPassword(issues, ['password'], password, person)
  return issues.errors.map(({ code }) => code)
}

describe('a new password', () => {
  it('has 8 to 128 characters, counted as people see them', () => {
    expect(faults('')).toEqual(['REQUIRED'])
    expect(faults('lantern')).toEqual(['INVALID'])
    expect(faults('lanterns in an attic'.slice(0, 8))).toEqual([])
    expect(faults('🏮🪜🌦🦉🧵🪁🌾🫖')).toEqual([])
    expect(faults(Array.from({ length: 64 }, (_, n) => String.fromCharCode(0x4e00 + n)).join(''))).toEqual([])
    expect(faults(`${'a lantern in the attic '.repeat(6)}`)).toEqual(['TOO_LONG'])
  })

  it('needs no capitals, digits or signs', () => {
    for (const password of ['a lantern in the attic', 'taaluma ya watoto', '灯笼在阁楼里面的角落'])
      expect(faults(password), password).toEqual([])
  })

  it('is none that many people use, however it is cased', () => {
    for (const password of [
      'password',
      'Password1',
      'qwertyuiop',
      'ILOVEYOU',
      '1q2w3e4r',
      'abababab',
      '11111111',
      'waymark2026',
    ])
      expect(faults(password), password).toEqual(['INVALID'])
  })

  it('is not the address or name of its owner', () => {
    for (const password of ['amina.k@classroom.example', 'Amina Kato', 'aminakato1', 'AMINAKATO2026!'])
      expect(faults(password), password).toEqual(['INVALID'])
  })
})

describe('the words for a device', () => {
  it('name browser and system and nothing else', () => {
    const words: [string, string][] = [
      ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Linux'],
      [
        'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
        'Chrome on Android',
      ],
      [
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1',
        'Safari on iPhone',
      ],
      [
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0',
        'Edge on Windows',
      ],
      ['curl/8.5.0', 'curl'],
      ['<script>alert(1)</script>', ''],
      ['', ''],
    ]
    for (const [agent, expected] of words) expect(deviceWords(agent)).toBe(expected)
    expect(deviceWords(`Firefox/1 ${'Linux '.repeat(1e6)}`)).toBe('Firefox on Linux')
  })
})
