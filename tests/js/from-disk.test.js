import assert from "node:assert/strict";
import { test } from "node:test";
import { fileAddress } from "../../templates/assets/from-disk.js";

test("a folder on a disk is its page", () => {
  assert.equal(fileAddress("file:///a/topics/"), "file:///a/topics/index.html");
  assert.equal(fileAddress("file:///a/search/?q=b/#c"), "file:///a/search/index.html?q=b/#c");
});

test("files and other hosts stay", () => {
  for (const address of ["file:///a/feed.xml", "https://example.org/a/", "mailto:a@b.c", "file:///a?b/"]) {
    assert.equal(fileAddress(address), address);
  }
});
