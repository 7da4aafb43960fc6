/**
 * The table of the double-precision logarithm of Arm's optimized routines (`math/log_data.c`, N = 128), which glibc
 * uses since 2.28: pairs (1/c, log c). Each c lies near the middle of its interval, where log c is nearly a multiple of
 * 2^-43: stored is by how many units in the last place 1/c is away from the middle's, plus 2^29, six digits to the base 36.
 *
 * Copyright (c) 2018, Arm Limited. SPDX-License-Identifier: MIT OR Apache-2.0 WITH LLVM-exception
 */
export const LOG_OFFSETS: string =
  '8huzgy7xbi1i504ebt6tf09o96z7h06u7ray0l9c7dejjjg64zyuw69ttqpshdfm1c4w7v6yaachn19cp9sedkr9k7ejlbld7qwiol35jxa07dzk0q' +
  '17ddtodliw380s69yff3j60w9nuwms1vez6t4k947eefqy31gaidnubffk97gaawzscv9cmb1x7avq59ld3q79ylpw5h38ry2sfo4q365p8a0ftu7e' +
  'gugvircc9t0wfz969i94uzw1g706551yvd7qa37kwbhee8bsha2vmga9iux7eccu74bdw8zwf4jdjgc5pbplcfivnj35nxkcerotgjcfy4ue52rhug' +
  '6p80decfrs4y172qxl3dhh5gf9bmeg29a88ed46fpngsfui7elgzrlb04hx9ch54h3675qy1drcm584z707t7qc6ilafem1l4d6o0uaed2g69cwyq3' +
  'd5rzjhf9giww4vrz0xa0d1jpf9nn5mfn40v69ydh156voaooc0gmhx8ccnuo81wa0nbfcnya35kldkbbymku2bkvw91t5o2kaney6b0lh5vrcdyuqj' +
  'dxr9kb3ezkvy7d7hww8zmrw4depkxy0e943p0lv1uvgwqvgd48hi1yan94ps9e2gf9426ixa2476m9bcj34773fdtjclut4eght22e1eaomo0ri1mv' +
  'ha9qaah1a61defzfj2hldwzm1bc67m3pp3ya2u7mk41wrv05ev6922e0odu41krdbl7qgz7b04uj4ag1nicf';
