/**
 * Rewrites physical CSS directions (left, right) to logical ones (start, end), so that one style sheet serves
 * left-to-right and right-to-left languages. The design system that we build on knows only left and right.
 *
 * Left alone: rules whose selector names a direction (`[dir=rtl] …`: they are written for one side on purpose),
 * `border-width` lists and transforms (they draw ticks and chevrons, which are shapes and not layout).
 */

const SIDES = { left: "inline-start", right: "inline-end" };
const BOX = /^(margin|padding)-(left|right)$/;
const BORDER = /^border-(left|right)(-\w+)?$/;
const OFFSET = /^(left|right)$/;
const KEYWORD_PROPERTIES = { "text-align": "", float: "inline-", clear: "inline-" };
const MOTION_PROPERTIES = new Set(["transition", "transition-property", "will-change"]);

/**
 * The logical name of a property.
 * @param {string} property a CSS property name
 * @returns {string} its logical name, or the same name where it has no side
 */
export function logicalProperty(property) {
  return property
    .replace(BOX, (_, box, side) => `${box}-${SIDES[side]}`)
    .replace(BORDER, (_, side, rest = "") => `border-${SIDES[side]}${rest}`)
    .replace(OFFSET, (_, side) => `inset-${SIDES[side]}`);
}

/**
 * The logical form of a value that names a side.
 * @param {string} property the CSS property that the value belongs to
 * @param {string} value the value as written
 * @returns {string} `start`/`end` for `left`/`right` where the property takes them, else the value unchanged
 */
export function logicalValue(property, value) {
  if (property in KEYWORD_PROPERTIES) {
    const prefix = KEYWORD_PROPERTIES[property];
    return value.replace(/^left$/, `${prefix}start`).replace(/^right$/, `${prefix}end`);
  }
  if (MOTION_PROPERTIES.has(property)) {
    return value.replace(/(?<![\w-])(left|right)(?![\w-])/g, (_, side) => `inset-${SIDES[side]}`);
  }
  return value;
}

/**
 * Splits a value list at spaces that stand outside brackets.
 * @param {string} value for example `0 auto calc(1rem + 2px) 0`
 * @returns {string[]} its parts
 */
export function splitList(value) {
  const parts = [""];
  let depth = 0;
  for (const character of value.trim()) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === " " && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.filter(Boolean);
}

/** Replaces `margin: 1 2 3 4` by its block and inline halves where left and right differ. */
function splitShorthand(declaration) {
  if (!["margin", "padding"].includes(declaration.prop)) return;
  const [top, right, bottom, left] = splitList(declaration.value);
  if (left === undefined || left === right) return;
  declaration.cloneBefore({ prop: `${declaration.prop}-block`, value: `${top} ${bottom}` });
  declaration.prop = `${declaration.prop}-inline`;
  declaration.value = `${left} ${right}`;
}

/** @returns {import("postcss").Plugin} the PostCSS plugin */
export default function logical() {
  return {
    postcssPlugin: "logical-directions",
    Once(root) {
      root.walkDecls((declaration) => {
        if (/\[dir|:dir\(/.test(declaration.parent?.selector ?? "")) return;
        declaration.value = logicalValue(declaration.prop, declaration.value);
        declaration.prop = logicalProperty(declaration.prop);
        splitShorthand(declaration);
      });
    },
  };
}
