from mako.template import Template


def page(title):
    return Template("<p>${title}</p>").render(title=title)
