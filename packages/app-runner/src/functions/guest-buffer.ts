/** `Buffer` inside the sandbox, as far as custom functions use it. Part of `guest.ts`. */
export const GUEST_BUFFER = `  class Buffer extends Uint8Array {
    static from(value, encoding) {
      if (typeof value === 'string') return new Buffer(host.bytes(value, encoding === undefined ? 'utf8' : String(encoding)));
      if (value instanceof ArrayBuffer) return new Buffer(value);
      const list = Array.from(value);
      const buffer = new Buffer(list.length);
      buffer.set(list);
      return buffer;
    }
    static alloc(size, fill = 0) {
      return new Buffer(size).fill(fill);
    }
    static isBuffer(value) {
      return value instanceof Buffer;
    }
    static byteLength(value, encoding) {
      return typeof value === 'string' ? Buffer.from(value, encoding).length : value.byteLength;
    }
    static concat(list) {
      const buffer = new Buffer(list.reduce((sum, part) => sum + part.length, 0));
      let offset = 0;
      for (const part of list) {
        buffer.set(part, offset);
        offset += part.length;
      }
      return buffer;
    }
    static get [Symbol.species]() {
      return Buffer;
    }
    slice(start, end) {
      return this.subarray(start, end);
    }
    equals(other) {
      return this.length === other.length && this.every((byte, index) => byte === other[index]);
    }
    toString(encoding) {
      const bytes = this.buffer.slice(this.byteOffset, this.byteOffset + this.byteLength);
      return host.text(bytes, encoding === undefined ? 'utf8' : String(encoding));
    }
    toJSON() {
      return { type: 'Buffer', data: Array.from(this) };
    }
  }`;
