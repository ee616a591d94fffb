#ifndef ALMANAC_CPNG_H
#define ALMANAC_CPNG_H
#include <png.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>

/* libpng reports errors by longjmp, which must not cross Swift frames: the one call that writes a picture stays in C. */

typedef struct {
  const char *key;
  const char *text;
  /* BCP 47, or NULL for Latin-1 (tEXt); with a language the text is UTF-8 (iTXt). */
  const char *language;
} almanac_png_text;

typedef struct {
  /* Rows of 32-bit pixels, 0xXXRRGGBB in the machine's byte order, as Cairo's RGB24 surfaces have them. */
  const uint8_t *pixels;
  size_t stride;
  uint32_t width, height, dots_per_metre;
  const almanac_png_text *texts;
  size_t text_count;
  int level;
} almanac_png_picture;

typedef struct {
  void (*write)(void *context, const uint8_t *bytes, size_t count);
  void *context;
  /* What went wrong, NUL-terminated. */
  char message[200];
} almanac_png_sink;

static void almanac_png_write_data(png_structp png, png_bytep bytes, size_t count) {
  almanac_png_sink *sink = (almanac_png_sink *)png_get_io_ptr(png);
  sink->write(sink->context, bytes, count);
}

static void almanac_png_flush(png_structp png) { (void)png; }

static void almanac_png_error(png_structp png, png_const_charp message) {
  almanac_png_sink *sink = (almanac_png_sink *)png_get_error_ptr(png);
  snprintf(sink->message, sizeof sink->message, "%s", message);
  png_longjmp(png, 1);
}

static void almanac_png_warning(png_structp png, png_const_charp message) { (void)png, (void)message; }

static void almanac_png_put_header(png_structp png, png_infop info, const almanac_png_picture *picture) {
  png_set_IHDR(png, info, picture->width, picture->height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, picture->dots_per_metre, picture->dots_per_metre, PNG_RESOLUTION_METER);
  for (size_t index = 0; index < picture->text_count; index++) {
    const almanac_png_text *from = &picture->texts[index];
    png_text text = {0};
    text.compression = from->language ? PNG_ITXT_COMPRESSION_NONE : PNG_TEXT_COMPRESSION_NONE;
    text.key = (png_charp)from->key;
    text.text = (png_charp)from->text;
    text.lang = (png_charp)from->language;
    png_set_text(png, info, &text, 1);
  }
}

/* Writes the picture as 8-bit RGB without filters. Returns 0, or 1 with a message in the sink. */
__attribute__((noinline, unused)) static int almanac_png_write(const almanac_png_picture *picture,
                                                              almanac_png_sink *sink) {
  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, sink, almanac_png_error, almanac_png_warning);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    snprintf(sink->message, sizeof sink->message, "libpng could not start");
    png_destroy_write_struct(&png, NULL);
    return 1;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return 1;
  }
  png_set_write_fn(png, sink, almanac_png_write_data, almanac_png_flush);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_compression_level(png, picture->level);
  almanac_png_put_header(png, info, picture);
  png_write_info(png, info);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  png_set_filler(png, 0, PNG_FILLER_AFTER);
  png_set_bgr(png);
#else
  png_set_filler(png, 0, PNG_FILLER_BEFORE);
#endif
  for (uint32_t row = 0; row < picture->height; row++)
    png_write_row(png, picture->pixels + row * picture->stride);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return 0;
}
#endif
