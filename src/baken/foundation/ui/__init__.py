"""The look: page shell, components, forms and error pages, without any rule."""
