/** A photograph as a telephone would send it, but small: forty by forty pixels. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAIAAAADnC86AAAAL0lEQVR42u3NMQ0AAAgDsIlAJzfyMUHC06R/U9MvIhaLxWKxWCwWi8VisVgsFt9Zw+Ua20zQGVcAAAAASUVORK5CYII=",
  "base64",
);
