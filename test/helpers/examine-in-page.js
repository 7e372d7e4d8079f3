/* global document, getComputedStyle, innerHeight, innerWidth, CSSStyleSheet, HTMLElement */
/** What `examine` runs in the page, so everything that it needs is in it. Gives the faults as lines. */
export function lookInPage({ spaced = false, focus = false }) {
  const root = document.documentElement
  const faults = []
  /** Two CSS pixels: what rounding of lines and of letters makes. */
  const SLACK = 2

  const name = (element) => {
    const own = `${element.localName}${element.id ? `#${element.id}` : ''}${[...element.classList].map((each) => `.${each}`).join('')}`
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
    const above = element.parentElement?.closest('[id], [class], main, header, footer, nav, form')
    const where = above
      ? `${above.localName}${above.id ? `#${above.id}` : ''}${[...above.classList].map((each) => `.${each}`).join('')} > `
      : ''
    return `${where}${own} “${text.slice(0, 40)}”`
  }
  /** Out of sight on purpose, for screen readers. */
  const isHidden = (element) => element.closest('.hidden, [hidden], [aria-hidden=true]') !== null
  const isShown = (element) => {
    const box = element.getBoundingClientRect()
    return (
      box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
  }

  const sheet = new CSSStyleSheet()
  if (spaced) {
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`)
    document.adoptedStyleSheets.push(sheet)
  }
  try {
    const wider = root.scrollWidth - innerWidth
    if (wider > 0) {
      const isBeyond = (element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (right > innerWidth + 1 || left < -1)
      }
      const scrolls = (element) => {
        for (let above = element.parentElement; above && above !== document.body; above = above.parentElement)
          if (getComputedStyle(above).overflowX !== 'visible') return true
        return false
      }
      const culprit = [...document.body.querySelectorAll('*')].find(
        (element) => isBeyond(element) && !scrolls(element) && ![...element.children].some((child) => isBeyond(child)),
      )
      faults.push(`scrolls sideways by ${wider} pixels: ${culprit ? name(culprit) : 'nobody knows by what'}`)
    }

    for (const element of document.body.querySelectorAll('*')) {
      if (element.localName === 'foreignobject' || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') continue
      const style = getComputedStyle(element)
      const cutsX = style.overflowX === 'hidden' || style.overflowX === 'clip'
      const cutsY = style.overflowY === 'hidden' || style.overflowY === 'clip'
      const frame = element.parentElement?.localName === 'foreignObject' ? element.parentElement : null
      if (!(cutsX || cutsY || frame) || isHidden(element) || !element.textContent?.trim() || !isShown(element)) continue
      if (['input', 'textarea', 'select', 'option'].includes(element.localName)) continue
      const deep = frame
        ? Math.max(element.scrollHeight, element.offsetHeight) - Number(frame.getAttribute('height') ?? Infinity)
        : element.scrollHeight - element.clientHeight
      const wide = element.scrollWidth - element.clientWidth
      // An ellipsis within a link, or on a card whose heading is one: whoever follows it reads the whole, which WCAG 1.4.12 allows.
      const leadsOn = element.closest('a[href]') ?? element.closest('article')?.querySelector('h2 a, h3 a, h4 a')
      if (style.webkitLineClamp !== 'none' && leadsOn) continue
      if ((cutsY || frame) && deep > SLACK)
        faults.push(`cuts ${Math.round(deep)} pixels of text below: ${name(element)}`)
      if (cutsX && wide > SLACK) faults.push(`cuts ${wide} pixels of text at its end: ${name(element)}`)
    }

    const STOPS =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable=true], area[href]'
    const stops = [...document.querySelectorAll(STOPS)].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
        // Of a group of radio buttons the keyboard stops at one.
        !(
          element.matches('input[type=radio]') &&
          !element.matches(':checked') &&
          element.parentElement
            ?.closest('fieldset, form')
            ?.querySelector(`input[type=radio][name="${element.name}"]`) !== element
        ),
    )
    for (const stop of stops) if (stop.tabIndex > 0) faults.push(`has a tabindex above 0: ${name(stop)}`)

    // Reading order against the order of sight: the next stop stands neither wholly above nor, in the same line, before.
    const isApart = (element) => {
      for (let above = element; above && above !== document.body; above = above.parentElement)
        if (
          ['fixed', 'sticky', 'absolute'].includes(getComputedStyle(above).position) ||
          above.hasAttribute('popover') ||
          above.localName === 'svg'
        )
          return true
      return false
    }
    const flowing = stops.filter((stop) => isShown(stop) && !isHidden(stop) && !isApart(stop))
    for (const [at, next] of flowing.entries()) {
      const before = flowing[at - 1]
      if (!before) continue
      const [one, two] = [before.getClientRects(), next.getClientRects()]
      const [from, to] = [one[one.length - 1], two[0]]
      if (!from || !to) continue
      // Links of one sentence stand as its language is written, which may not be that of the page.
      if (sentenceOf(before) === sentenceOf(next)) continue
      // Within one flow: the columns of a page are each read from top to bottom.
      const isBeforeInLine =
        getComputedStyle(next.parentElement).direction === 'rtl' ? to.left >= from.right - 1 : to.right <= from.left + 1
      const isSameLine =
        Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top) > Math.min(from.height, to.height) / 2
      const isAbove = to.bottom <= from.top + 1
      const isBesideOrAfter =
        getComputedStyle(root).direction === 'rtl' ? to.right <= from.left + 1 : to.left >= from.right - 1
      const isNextColumn = isAbove && (isBesideOrAfter || inOtherColumn(before, next))
      if ((isSameLine && isBeforeInLine) || (isAbove && !isNextColumn))
        faults.push(`is reached after what stands behind it: ${name(next)}, after ${name(before)}`)
    }

    /** The block whose line an element stands in; the element itself where it is no part of a line. */
    function sentenceOf(element) {
      let above = element
      while (above && getComputedStyle(above).display.startsWith('inline')) above = above.parentElement
      return above
    }

    /** Whether two elements stand in boxes side by side, of which the second one begins further along the line. */
    function inOtherColumn(one, two) {
      let above = one
      while (above && !above.contains(two)) above = above.parentElement
      if (!above) return false
      const part = (element) => [...above.children].find((child) => child.contains(element))
      const [first, second] = [part(one)?.getBoundingClientRect(), part(two)?.getBoundingClientRect()]
      if (!first || !second) return false
      return getComputedStyle(root).direction === 'rtl'
        ? second.right <= first.left + 1
        : second.left >= first.right - 1
    }

    // What looks as if it could be pressed, and what shows itself to a pointer alone.
    for (const element of document.body.querySelectorAll('*')) {
      if (element.hasAttribute('onclick') || element.hasAttribute('onmouseover'))
        faults.push(`listens to a pointer in its tag: ${name(element)}`)
      if (getComputedStyle(element).cursor !== 'pointer' || !isShown(element)) continue
      if (!element.closest('a[href], button, input, select, textarea, summary, label, option'))
        faults.push(`looks as if it could be pressed, and the keyboard does not reach it: ${name(element)}`)
    }
    const seen = root.textContent ?? ''
    for (const element of document.body.querySelectorAll('[title]:not(iframe):not(link)')) {
      const told = element.getAttribute('title').trim()
      if (told && !seen.includes(told)) faults.push(`says “${told}” to a pointer alone: ${name(element)}`)
    }
    const shows = (style) =>
      ['display', 'visibility', 'opacity', 'clip-path', 'max-block-size'].some(
        (each) => style.getPropertyValue(each) !== '',
      )
    const rules = (list) =>
      [...list].flatMap((rule) => [
        ...('selectorText' in rule ? [rule] : []),
        ...('cssRules' in rule ? rules(rule.cssRules) : []),
      ])
    for (const each of document.styleSheets)
      for (const rule of rules(each.cssRules))
        if (rule.selectorText.includes(':hover') && shows(rule.style) && !rule.selectorText.includes(':focus'))
          faults.push(`shows something to a pointer alone: ${rule.selectorText}`)

    if (focus) {
      const active = document.activeElement
      for (const stop of stops) {
        stop.focus({ focusVisible: true })
        if (document.activeElement !== stop) continue
        const boxes = [...stop.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
        const points = boxes.flatMap(({ left, right, top, bottom }) => {
          const [x, y] = [(left + right) / 2, (top + bottom) / 2]
          const inset = 3
          return [
            [x, y],
            [left + inset, top + inset],
            [right - inset, bottom - inset],
            [left + inset, bottom - inset],
            [right - inset, top + inset],
          ]
        })
        const isReached = points.some(([x, y]) => {
          if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false
          const hit = document.elementFromPoint(x, y)
          return hit !== null && (stop.contains(hit) || hit.contains(stop) || stop.labels?.[0]?.contains(hit) === true)
        })
        if (!isReached) faults.push(`is covered or out of the window when it has the focus: ${name(stop)}`)
        const marks = [stop, stop.closest('label')].some((each) => {
          if (!each) return false
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
        })
        if (!marks) faults.push(`shows no focus: ${name(stop)}`)
      }
      if (active instanceof HTMLElement) active.focus({ preventScroll: true })
    }
  } finally {
    if (spaced) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
  }
  return faults
}
