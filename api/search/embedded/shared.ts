/** Typed arrays that several threads read without copying them. */

const TYPES = { Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array } as const
export type ArrayName = keyof typeof TYPES
export type TypedArray = InstanceType<(typeof TYPES)[ArrayName]>

/** An array of `length` zeros in memory that threads share. */
export function shared<C extends (typeof TYPES)[ArrayName]>(Type: C, length: number): InstanceType<C> {
  const { name, BYTES_PER_ELEMENT } = Type
  return arrayOn(name as ArrayName, new SharedArrayBuffer(BYTES_PER_ELEMENT * length), 0, length) as InstanceType<C>
}

/** An array of this type that looks on `length` of its items in a buffer. */
export function arrayOn(name: ArrayName, buffer: ArrayBufferLike, at: number, length: number): TypedArray {
  const Type = TYPES[name] as unknown as new (buffer: ArrayBufferLike, at: number, length: number) => TypedArray
  return new Type(buffer, at, length)
}

/** The same value with every array in it, however deep, in memory that threads share; those that are stay as they are. */
export function shareAll<T>(value: T): T {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof SharedArrayBuffer) return value
    const array = value as unknown as TypedArray
    const copy = arrayOn(array.constructor.name as ArrayName, new SharedArrayBuffer(array.byteLength), 0, array.length)
    copy.set(array)
    return copy as unknown as T
  }
  if (Array.isArray(value)) return value.map((item) => shareAll(item) as unknown) as T
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shareAll(item) as unknown])) as T
  }
  return value
}
