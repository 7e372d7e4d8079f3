/** A sentence with its gaps (`%1`, `%2` …) filled in, whatever stands in what is put in. Pure. */
export function fill(sentence: string, ...given: (string | number)[]): string {
  return sentence.replace(/%(\d)/g, (_gap, number: string) => String(given[Number(number) - 1]))
}
